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
    // Unlike fetch, this tells how much of a body has left.
    send: function (id, path, options) {
      var asked = new XMLHttpRequest();
      asked.open(options.method, path);
      asked.responseType = 'arraybuffer';
      for (var name in options.headers) asked.setRequestHeader(name, options.headers[name]);
      asked.upload.onprogress = function (event) { _carmen_sent(id, event.loaded); };
      asked.onloadend = function () {
        var of = function (name) { return asked.getResponseHeader(name); };
        requests.done(id, asked.status, of, asked.response || new ArrayBuffer(0));
      };
      asked.send(options.body);
      return asked;
    },
    done: function (id, status, of, body) {
      if (!requests.open[id]) return;
      delete requests.open[id];
      var lines = ['etag', 'content-type', 'x-request-id'].map(function (name) { return of(name) || ''; });
      var at = _malloc(body.byteLength + 1);
      HEAPU8.set(new Uint8Array(body), at);
      _carmen_fetched(id, status, carmen.string(lines.join('\n')), at, body.byteLength);
    },
  },
  carmen_fetch__deps: ['$requests', '$carmen', 'malloc'],
  carmen_fetch: function (id, method, methodSize, path, pathSize, headers, headersSize, body, bodySize) {
    var options = { method: UTF8ToString(method, methodSize), headers: {}, credentials: 'same-origin', cache: 'no-store' };
    UTF8ToString(headers, headersSize).split('\n').forEach(function (line) {
      var colon = line.indexOf(': ');
      if (colon > 0) options.headers[line.slice(0, colon)] = line.slice(colon + 2);
    });
    if (bodySize) {
      options.body = HEAPU8.slice(body, body + bodySize);
      requests.open[id] = requests.send(id, UTF8ToString(path, pathSize), options);
      return;
    }
    var stop = requests.open[id] = new AbortController();
    options.signal = stop.signal;
    requests.ask(UTF8ToString(path, pathSize), options).then(function (got) {
      requests.done(id, got[0].status, function (name) { return got[0].headers.get(name); }, got[1]);
    }).catch(function () { requests.done(id, 0, function () {}, new ArrayBuffer(0)); });
  },
  carmen_fetch_cancel__deps: ['$requests'],
  carmen_fetch_cancel: function (id) {
    var stop = requests.open[id];
    delete requests.open[id];
    if (stop) stop.abort();
  },
});
