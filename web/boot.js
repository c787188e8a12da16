// Fetches the program and its faces side by side, compiles while they arrive, and says plainly what is missing.
(function () {
  'use strict';
  var byId = function (id) { return document.getElementById(id); };
  var faces = {
    'inter-regular.otf': '{{asset:inter-regular.otf}}',
    'inter-semibold.otf': '{{asset:inter-semibold.otf}}',
    'thai-regular.ttf': '{{asset:thai-regular.ttf}}',
    'thai-bold.ttf': '{{asset:thai-bold.ttf}}',
    'icons.ttf': '{{asset:icons.ttf}}',
  };
  var assets = {};

  function sorry(reason) {
    byId('wait').hidden = true;
    byId('canvas').hidden = true;
    byId('reason').textContent = reason;
    byId('sorry').hidden = false;
  }

  function fetched(url) {
    return fetch(url, { credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) throw new Error(url + ' answered ' + answer.status);
      return answer;
    });
  }

  function face(name) {
    return fetched(faces[name]).then(function (answer) { return answer.arrayBuffer(); })
      .then(function (buffer) { assets[name] = new Uint8Array(buffer); });
  }

  function supported() {
    if (!window.WebAssembly || !WebAssembly.instantiateStreaming) return 'Your browser is too old to run it. Please update it, or use another.';
    var gl = document.createElement('canvas').getContext('webgl2');
    if (!gl) return 'Your browser does not offer WebGL 2, which draws it. It may be switched off in the settings, or the graphics driver may be too old.';
    gl.getExtension('WEBGL_lose_context').loseContext();
    return '';
  }

  var missing = supported();
  if (missing) return sorry(missing);

  var wasm = fetched('{{asset:carmen.wasm}}');
  var fonts = Promise.all(Object.keys(faces).map(face));
  wasm.catch(function () {});

  window.Module = {
    canvas: byId('canvas'),
    assets: assets,
    instantiateWasm: function (imports, done) {
      Promise.all([WebAssembly.instantiateStreaming(wasm, imports), fonts])
        .then(function (ready) { done(ready[0].instance, ready[0].module); })
        .catch(function (error) { sorry('It could not be loaded: ' + error.message + '.'); });
      return {};
    },
    onRuntimeInitialized: function () { byId('wait').remove(); },
  };
  var script = document.createElement('script');
  script.src = '{{asset:carmen.js}}';
  script.onerror = function () { sorry('It could not be loaded. Check the connection.'); };
  document.body.appendChild(script);
})();
