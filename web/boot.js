// Asks for everything side by side, prepares the canvas while it arrives, and says plainly what is missing.
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

  if (!window.WebAssembly || !WebAssembly.compileStreaming)
    return sorry('Your browser is too old to run it. Please update it, or use another.');

  // In this order, so that the first frame has a person to greet.
  var session = fetch('/api/auth/session', { credentials: 'same-origin', cache: 'no-store' })
    .then(function (answer) { return answer.arrayBuffer().then(function (body) { return [answer, body]; }); });
  var program = WebAssembly.compileStreaming(fetched('{{asset:carmen.wasm}}'));
  var fonts = Promise.all(Object.keys(faces).map(face));
  [session, program, fonts].forEach(function (promise) { promise.catch(function () {}); });

  // Making a context and resizing it are slow: both are done once, while the rest is on its way.
  var canvas = byId('canvas');
  var box = canvas.getBoundingClientRect();
  canvas.width = Math.round(box.width * devicePixelRatio);
  canvas.height = Math.round(box.height * devicePixelRatio);
  if (!canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: 'low-power' }))
    return sorry('Your browser does not offer WebGL 2, which draws it. It may be switched off in the settings, or the graphics driver may be too old.');

  window.Module = {
    canvas: canvas,
    assets: assets,
    asked: { '/api/auth/session': session },
    instantiateWasm: function (imports, done) {
      Promise.all([program, fonts])
        .then(function (ready) { return WebAssembly.instantiate(ready[0], imports).then(function (instance) { done(instance, ready[0]); }); })
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
