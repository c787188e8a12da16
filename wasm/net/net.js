mergeInto(LibraryManager.library, {
  $requests: {
    open: {},
    // The page may have asked already, while the program was on its way; that answer serves once.
    ask: function (path, options) {
      var asked = Module['asked'] || {};
      var early = options.method === 'GET' && asked[path];
      delete asked[path];
      return early || fetch(path, options).then(function (answer) {
        return answer.arrayBuffer().then(function (body) { return [answer, body]; });
      });
    },
  },
  carmen_fetch__deps: ['$requests', '$carmen', 'malloc'],
  carmen_fetch: function (id, method, methodSize, path, pathSize, headers, headersSize, body, bodySize) {
    var stop = new AbortController();
    var options = { method: UTF8ToString(method, methodSize), headers: {}, signal: stop.signal, credentials: 'same-origin', cache: 'no-store' };
    UTF8ToString(headers, headersSize).split('\n').forEach(function (line) {
      var colon = line.indexOf(': ');
      if (colon > 0) options.headers[line.slice(0, colon)] = line.slice(colon + 2);
    });
    if (bodySize) options.body = HEAPU8.slice(body, body + bodySize);
    requests.open[id] = stop;
    var done = function (status, lines, bytes) {
      if (!requests.open[id]) return;
      delete requests.open[id];
      var at = _malloc(bytes.length + 1);
      HEAPU8.set(bytes, at);
      _carmen_fetched(id, status, carmen.string(lines.join('\n')), at, bytes.length);
    };
    requests.ask(UTF8ToString(path, pathSize), options).then(function (got) {
      var of = function (name) { return got[0].headers.get(name) || ''; };
      done(got[0].status, [of('etag'), of('content-type'), of('x-request-id')], new Uint8Array(got[1]));
    }).catch(function () { done(0, ['', '', ''], new Uint8Array(0)); });
  },
  carmen_fetch_cancel__deps: ['$requests'],
  carmen_fetch_cancel: function (id) {
    var stop = requests.open[id];
    delete requests.open[id];
    if (stop) stop.abort();
  },
});
