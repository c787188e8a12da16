mergeInto(LibraryManager.library, {
  $requests: { open: {} },
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
    fetch(UTF8ToString(path, pathSize), options).then(function (answer) {
      return answer.arrayBuffer().then(function (buffer) {
        var of = function (name) { return answer.headers.get(name) || ''; };
        done(answer.status, [of('etag'), of('content-type'), of('x-request-id')], new Uint8Array(buffer));
      });
    }).catch(function () { done(0, ['', '', ''], new Uint8Array(0)); });
  },
  carmen_fetch_cancel__deps: ['$requests'],
  carmen_fetch_cancel: function (id) {
    var stop = requests.open[id];
    delete requests.open[id];
    if (stop) stop.abort();
  },
});
