// Fetches and compiles the dashboard while the page is read, so that it opens at once afterwards.
(function () {
  'use strict';
  var me = document.currentScript.dataset;
  window.addEventListener('load', function () {
    fetch(me.program, { credentials: 'same-origin' }).catch(function () {});
    if (window.WebAssembly && WebAssembly.compileStreaming)
      WebAssembly.compileStreaming(fetch(me.wasm, { credentials: 'same-origin' })).catch(function () {});
  });
})();
