mergeInto(LibraryManager.library, {
  $browser: {
    takes: false,
    listening: false,
    hand: function (dropped, files) {
      Array.prototype.forEach.call(files, function (file) {
        file.arrayBuffer().then(function (buffer) {
          var bytes = new Uint8Array(buffer);
          var at = _malloc(bytes.length + 1);
          HEAPU8.set(bytes, at);
          _carmen_file(dropped, carmen.string(file.name), at, bytes.length);
        });
      });
    },
    listen: function () {
      if (browser.listening) return;
      browser.listening = true;
      var over = function (is) { return function (e) {
        if (!browser.takes) return;
        e.preventDefault();
        _carmen_dragging(is);
      }; };
      addEventListener('dragover', over(1));
      addEventListener('dragleave', over(0));
      addEventListener('drop', function (e) {
        over(0)(e);
        if (browser.takes && e.dataTransfer) browser.hand(1, e.dataTransfer.files);
      });
    },
  },
  carmen_wall_clock: function () { return Date.now(); },
  carmen_zone_offset: function (at) { return -new Date(at).getTimezoneOffset(); },
  carmen_zone_name__deps: ['$carmen'],
  carmen_zone_name: function () { return carmen.string(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'); },
  carmen_random_key__deps: ['$carmen'],
  carmen_random_key: function () {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return carmen.string(Array.from(bytes, function (b) { return ('0' + b.toString(16)).slice(-2); }).join(''));
  },
  carmen_choose_files__deps: ['$browser', '$carmen', 'malloc'],
  carmen_choose_files: function (accepted, size) {
    var input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = UTF8ToString(accepted, size);
    input.addEventListener('change', function () { browser.hand(0, input.files); });
    input.click();
  },
  carmen_take_drops__deps: ['$browser', '$carmen', 'malloc'],
  carmen_take_drops: function (takes) {
    browser.takes = !!takes;
    browser.listen();
  },
  carmen_draw_glyph__deps: ['malloc'],
  carmen_draw_glyph: function (letter, em, strong, metrics) {
    var text = String.fromCodePoint(letter);
    var pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    var face = (strong ? '600 ' : '400 ') + em + 'px system-ui, sans-serif';
    if (!pen) return 0;
    pen.font = face;
    var size = pen.measureText(text);
    var left = Math.floor(-size.actualBoundingBoxLeft) - 1;
    var top = Math.ceil(size.actualBoundingBoxAscent) + 1;
    var width = Math.ceil(size.actualBoundingBoxRight) + 1 - left;
    var height = Math.ceil(size.actualBoundingBoxDescent) + 1 + top;
    if (!(width > 0 && height > 0 && width < 512 && height < 512)) return 0;
    pen.canvas.width = width;
    pen.canvas.height = height;
    pen.font = face;
    pen.fillStyle = '#fff';
    pen.fillText(text, -left, top);
    var pixels = pen.getImageData(0, 0, width, height).data;
    var at = _malloc(width * height);
    for (var i = 0; i < width * height; i++) HEAPU8[at + i] = pixels[4 * i + 3];
    HEAPF32.set([size.width, left, top, width, height], metrics >> 2);
    return at;
  },
  carmen_save_file: function (url, size) {
    var a = document.createElement('a');
    a.href = UTF8ToString(url, size);
    a.download = '';
    a.click();
  },
  carmen_save_text: function (name, nameSize, text, size) {
    var a = document.createElement('a');
    a.href = URL.createObjectURL(new Blob([HEAPU8.slice(text, text + size)], { type: 'text/csv;charset=utf-8' }));
    a.download = UTF8ToString(name, nameSize);
    a.click();
    setTimeout(function () { URL.revokeObjectURL(a.href); }, 60000);
  },
});
