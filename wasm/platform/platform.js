// The browser's half of platform_web.cpp. Events are heard on window, so that mirrored elements never swallow them.
mergeInto(LibraryManager.library, {
  $carmen__deps: ['$GL', 'malloc'],
  $carmen: {
    canvas: null,
    raf: 0,
    timer: 0,
    timerAt: 0,
    guarded: false,
    keys: {},
    cursor: 0,

    listen: function (target, names, call, options) {
      names.split(' ').forEach(function (name) { target.addEventListener(name, call, options); });
    },
    string: function (text) {
      var size = lengthBytesUTF8(text) + 1;
      var at = _malloc(size);
      stringToUTF8(text, at, size);
      return at;
    },
    ratio: function () { return window.devicePixelRatio || 1; },
    mac: false,
    editable: function (e) {
      return e && (e.tagName === 'TEXTAREA' || (e.tagName === 'INPUT' && e.type !== 'checkbox'));
    },

    request: function () {
      if (!carmen.raf) carmen.raf = requestAnimationFrame(function (now) { carmen.raf = 0; _carmen_frame(now); });
    },
    requestIn: function (wait) {
      var at = performance.now() + wait;
      if (carmen.timer && carmen.timerAt <= at) return;
      clearTimeout(carmen.timer);
      carmen.timerAt = at;
      carmen.timer = setTimeout(function () { carmen.timer = 0; carmen.request(); }, wait);
    },

    onPointer: function (e) {
      var stroke = { pointermove: 0, pointerdown: 1, pointerup: 2, pointercancel: 3 }[e.type];
      var r = carmen.ratio();
      carmen.mods(e);
      _carmen_pointer(e.pointerType === 'touch' ? 1 : 0, stroke, e.clientX * r, e.clientY * r, [0, 2, 1][e.button]);
      _carmen_wake();
    },
    onWheel: function (e) {
      if (e.ctrlKey) return;
      e.preventDefault();
      var unit = e.deltaMode === 1 ? 20 : e.deltaMode === 2 ? innerHeight : 1;
      var r = carmen.ratio() * unit;
      var sideways = e.shiftKey && !e.deltaX;
      _carmen_wheel(-(sideways ? e.deltaY : e.deltaX) * r, sideways ? 0 : -e.deltaY * r);
      _carmen_wake();
    },
    mods: function (e) { _carmen_modifiers(e.ctrlKey || (carmen.mac && e.metaKey), e.shiftKey, e.altKey); },
    onKey: function (e) {
      if (e.isComposing) return;
      var down = e.type === 'keydown';
      var active = document.activeElement;
      var editable = carmen.editable(active);
      var ctrl = e.ctrlKey || (carmen.mac && e.metaKey);
      var index = carmen.keys[e.code.replace('NumpadEnter', 'Enter')];
      carmen.mods(e);
      if (index !== undefined) _carmen_key(index, down);
      if (down && !editable && !ctrl && !e.altKey && e.key.length === 1) _carmen_character(e.key.codePointAt(0));
      if (ctrl && e.code === 'KeyK') e.preventDefault();
      if (/^Arrow(Up|Down)|^Page/.test(e.code) && (!editable || active.getAttribute('role') === 'combobox')) e.preventDefault();
      _carmen_wake();
    },

    // The page made it, with the attributes that it is to have.
    takeContext: function (canvas) {
      GL.makeContextCurrent(GL.registerContext(canvas.getContext('webgl2'), { majorVersion: 2, minorVersion: 0, enableExtensionsByDefault: 0 }));
    },
    watchRatio: function () {
      matchMedia('(resolution: ' + carmen.ratio() + 'dppx)').addEventListener('change', function () {
        carmen.watchRatio();
        _carmen_wake();
      }, { once: true });
    },
    start: function () {
      var names = 'Tab ArrowLeft ArrowRight ArrowUp ArrowDown PageUp PageDown Home End Insert Delete Backspace Space Enter Escape Slash'.split(' ');
      var i;
      for (i = 0; i < 26; i++) names.push('Key' + String.fromCharCode(65 + i));
      for (i = 0; i < 10; i++) names.push('Digit' + i);
      names.forEach(function (name, index) { carmen.keys[name] = index; });

      var canvas = carmen.canvas = Module['canvas'];
      carmen.mac = /Mac|iP(hone|ad|od)/.test(navigator.platform);
      carmen.takeContext(canvas);
      carmen.listen(canvas, 'webglcontextlost', function (e) { e.preventDefault(); _carmen_context(0); });
      carmen.listen(canvas, 'webglcontextrestored', function () { _carmen_context(1); });
      carmen.listen(window, 'pointermove pointerdown pointerup pointercancel', carmen.onPointer);
      carmen.listen(window, 'wheel', carmen.onWheel, { passive: false });
      carmen.listen(window, 'keydown keyup', carmen.onKey);
      carmen.listen(window, 'contextmenu', function (e) { if (e.target === canvas) e.preventDefault(); });
      carmen.listen(window, 'resize', _carmen_wake);
      carmen.listen(window, 'blur focus', function (e) { if (e.target === window) { _carmen_focus(e.type === 'focus'); _carmen_wake(); } });
      carmen.listen(document, 'mouseleave', function () { _carmen_pointer(0, 3, 0, 0, -1); _carmen_wake(); });
      carmen.listen(document, 'visibilitychange', _carmen_wake);
      carmen.listen(window, 'popstate', _carmen_moved);
      carmen.listen(window, 'beforeunload', function (e) { if (carmen.guarded) { e.preventDefault(); e.returnValue = ''; } });
      ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(pointer: coarse)'].forEach(function (query) {
        matchMedia(query).addEventListener('change', _carmen_wake);
      });
      carmen.watchRatio();
    },
  },

  carmen_start__deps: ['$carmen'],
  carmen_start: function () { carmen.start(); },
  carmen_read_display: function (sizes, ratio) {
    var r = carmen.ratio();
    var box = carmen.canvas.getBoundingClientRect();
    var w = Math.round(box.width * r);
    var h = Math.round(box.height * r);
    if (carmen.canvas.width !== w) carmen.canvas.width = w;
    if (carmen.canvas.height !== h) carmen.canvas.height = h;
    var is = function (query) { return matchMedia(query).matches ? 1 : 0; };
    HEAP32.set([w, h, is('(prefers-color-scheme: dark)'), is('(prefers-reduced-motion: reduce)'), is('(pointer: coarse)')], sizes >> 2);
    HEAPF32[ratio >> 2] = r;
  },
  carmen_now: function () { return performance.now(); },
  carmen_request_frame: function () { carmen.request(); },
  carmen_request_frame_in: function (wait) { carmen.requestIn(wait); },
  carmen_call_after: function (wait, call, context) {
    setTimeout(function () { _carmen_called(call, context); }, wait);
  },
  carmen_location: function () { return carmen.string(location.pathname + location.search); },
  carmen_go: function (text, size, replace) {
    var url = UTF8ToString(text, size);
    if (replace) history.replaceState(null, '', url); else history.pushState(null, '', url);
  },
  carmen_back: function () { history.back(); },
  carmen_leave: function (text, size) { location.assign(UTF8ToString(text, size)); },
  carmen_title: function (text, size) { document.title = UTF8ToString(text, size); },
  carmen_copy: function (text, size) {
    if (navigator.clipboard) navigator.clipboard.writeText(UTF8ToString(text, size)).catch(function () {});
  },
  carmen_load: function (key, size) {
    try { return carmen.string(localStorage.getItem('carmen.' + UTF8ToString(key, size)) || ''); } catch (e) { return 0; }
  },
  carmen_save: function (key, size, value, length) {
    try { localStorage.setItem('carmen.' + UTF8ToString(key, size), UTF8ToString(value, length)); } catch (e) { /* private window */ }
  },
  carmen_guard: function (guarded) { carmen.guarded = !!guarded; },
  carmen_asset: function (name, length, size) {
    var bytes = (Module['assets'] || {})[UTF8ToString(name, length)];
    if (!bytes) return 0;
    var at = _malloc(bytes.length);
    HEAPU8.set(bytes, at);
    HEAPU32[size >> 2] = bytes.length;
    return at;
  },
  carmen_cursor: function (cursor) {
    if (cursor === carmen.cursor) return;
    carmen.cursor = cursor;
    document.body.style.cursor = ['default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'not-allowed'][cursor] || 'none';
  },
  carmen_page_style: function (size, text, accent, background) {
    var colour = function (c) { return '#' + ('00000' + c.toString(16)).slice(-6); };
    var style = document.documentElement.style;
    style.setProperty('--canvas-size', size + 'px');
    style.setProperty('--canvas-text', colour(text));
    style.setProperty('--canvas-accent', colour(accent));
    style.background = colour(background);
  },
});
