window.Module = {
  canvas: document.getElementById('canvas'),
  instantiateWasm: (imports, done) => {
    WebAssembly.instantiateStreaming(fetch('/bench/empty_page.wasm', { credentials: 'same-origin' }), imports)
      .then(({ instance, module }) => done(instance, module));
    return {};
  },
};
const script = document.createElement('script');
script.src = '/bench/empty_page.js';
document.body.append(script);
