// The elements over the canvas. Only what changed comes across, as 16 words an element (mirror/tree.h) and one run of text.
mergeInto(LibraryManager.library, {
  $mirrored__deps: ['$carmen'],
  $mirrored: {
    root: null,
    nodes: {},
    ratio: 1,
    byKeyboard: false,
    // Order of mirror::Role: tag, then role where the tag does not say it.
    kinds: ('div main nav header aside section:region div:group ul li h span div:img button a input textarea ' +
      'input:checkbox button:switch input:combobox div:listbox div:option div:tablist button:tab div:table div:grid ' +
      'div:rowgroup div:row div:columnheader div:rowheader div:cell div:gridcell div:tree div:treeitem div:menu ' +
      'button:menuitem div:dialog div:status div:alert div:progressbar div:meter input:search div:tooltip input:date')
      .split(' ').map(function (kind) { return kind.split(':'); }),

    make: function (id, role, flags, position) {
      var kind = mirrored.kinds[role];
      var el = document.createElement(kind[0] === 'h' ? 'h' + (position || 2) : kind[0]);
      var is = kind[1];
      if (kind[0] === 'input') {
        el.type = is === 'checkbox' || is === 'search' || is === 'date' ? is : flags & 1 << 13 ? 'password' : flags & 1 << 14 ? 'email' : 'text';
        if (flags & 1 << 15) el.inputMode = 'decimal';
        if (is === 'combobox') { el.setAttribute('role', is); el.setAttribute('aria-autocomplete', 'list'); }
        el.autocomplete = 'off';
      } else if (is) el.setAttribute('role', is);
      if (kind[0] === 'button') el.type = 'button';
      el.carmen = { id: id, kind: mirrored.keyOf(role, flags), flags: flags };
      el.id = 'm' + id;
      mirrored.nodes[id] = el;
      return el;
    },
    attribute: function (el, name, value) {
      if (value === null || value === false || value === '') el.removeAttribute(name);
      else if (el.getAttribute(name) !== String(value)) el.setAttribute(name, value);
    },
    // A leaf's name is its text; boxes, pictures and whatever holds other elements are labelled.
    label: function (el, name, isLeaf) {
      var c = el.carmen;
      if (isLeaf) {
        if (c.name !== name) el.textContent = name;
      } else mirrored.attribute(el, 'aria-label', name);
      c.name = name;
    },
    keyOf: function (role, flags) { return role | (flags & 1 << 24); },
    kindOf: function (role) { return mirrored.kinds[role][1] || mirrored.kinds[role][0]; },

    update: function (el, w, name, value, help) {
      var c = el.carmen;
      var flags = w[3];
      var kind = mirrored.kindOf(w[2]);
      var set = function (attribute, v) { mirrored.attribute(el, attribute, v); };
      var says = function (attribute, asked, bit) { set(attribute, flags & 1 << asked ? (flags & 1 << bit ? 'true' : 'false') : null); };
      var r = mirrored.ratio;
      var style = el.style;
      style.left = (w[4] | 0) / r + 'px';
      style.top = (w[5] | 0) / r + 'px';
      style.width = w[6] / r + 'px';
      style.height = w[7] / r + 'px';
      var box = el.tagName === 'INPUT' || el.tagName === 'TEXTAREA';
      mirrored.label(el, name, !box && !(flags & 1 << 24) && !/^(img|progressbar|meter)$/.test(kind));
      if (box && kind !== 'checkbox' && c.value !== value) { el.value = value; c.value = value; }
      if (kind === 'checkbox') { el.checked = !!(flags & 2); el.indeterminate = !!(flags & 1 << 23); }
      if (kind === 'switch') set('aria-checked', flags & 2 ? 'true' : 'false');
      if (kind === 'a') set('href', value);
      if (kind === 'progressbar' || kind === 'meter') {
        set('aria-valuenow', value ? w[8] / 10 : null);
        set('aria-valuemin', 0);
        set('aria-valuemax', 100);
        set('aria-valuetext', value || null);
      }
      if (kind === 'img') set('aria-label', value ? name + ': ' + value : name);
      set('aria-description', help);
      if ('disabled' in el && box) el.readOnly = !!(flags & 1 << 9);
      set('aria-disabled', flags & 1 ? 'true' : null);
      says('aria-selected', 2, 3);
      says('aria-expanded', 4, 5);
      set('aria-current', flags & 1 << 6 ? 'page' : null);
      set('aria-invalid', flags & 1 << 7 ? 'true' : null);
      set('aria-required', box && flags & 1 << 8 ? 'true' : null);
      set('aria-modal', flags & 1 << 10 ? 'true' : null);
      set('aria-busy', flags & 1 << 17 ? 'true' : null);
      set('aria-sort', flags & 1 << 18 ? 'ascending' : flags & 1 << 19 ? 'descending' : null);
      set('aria-pressed', flags & 1 << 21 ? 'true' : null);
      set('aria-haspopup', flags & 1 << 22 ? 'true' : null);
      el.inert = !!(flags & 1 << 12);
      if (flags & 1 << 11) el.tabIndex = 0;
      else if (flags & 1 << 25 || /^(BUTTON|A|INPUT|TEXTAREA)$/.test(el.tagName)) el.tabIndex = -1;
      else if (el !== document.activeElement) el.removeAttribute('tabindex');
      el.classList.toggle('right', !!(flags & 1 << 16));
      mirrored.numbers(set, kind, w);
      set('aria-activedescendant', w[10] ? 'm' + w[10] : null);
      if (flags & 1 << 20) mirrored.scroll(el, w[11], w[12]);
      c.flags = flags;
    },
    numbers: function (set, kind, w) {
      if (kind === 'table' || kind === 'grid') {
        set('aria-rowcount', w[9] | 0);
        set('aria-colcount', w[8] || null);
      } else if (kind === 'row') set('aria-rowindex', w[8] || null);
      else if (/cell|header$/.test(kind)) set('aria-colindex', w[8] || null);
      else if (kind === 'treeitem') set('aria-level', w[8] || null);
      if (kind === 'option' || kind === 'treeitem') {
        if (kind === 'option') set('aria-posinset', w[8] || null);
        set('aria-setsize', w[9] || null);
      }
    },
    scroll: function (el, x, y) {
      el.classList.add('scrolls');
      el.carmen.scroll = [x, y];
      mirrored.scrolled.push(el);
    },
    scrolled: [],
    // Scroll offsets can only be set once the children are there.
    setScroll: function () {
      mirrored.scrolled.forEach(function (el) {
        var to = el.carmen.scroll;
        el.scrollLeft = to[0] / mirrored.ratio;
        el.scrollTop = to[1] / mirrored.ratio;
        el.carmen.at = [el.scrollLeft, el.scrollTop];
      });
      mirrored.scrolled.length = 0;
    },
    // Every element is placed after the sibling placed before it, and left alone when it is there already.
    order: function (order, count) {
      var last = {};
      for (var i = 0; i < count; i += 2) {
        var key = order[i + 1];
        var el = mirrored.nodes[order[i]];
        var parent = key ? mirrored.nodes[key] : mirrored.root;
        var before = last[key] ? last[key].nextElementSibling : parent.firstElementChild;
        last[key] = el;
        if (el === before || !el || !parent) continue;
        if (el.contains(document.activeElement)) mirrored.keep = document.activeElement;
        parent.insertBefore(el, before);
      }
    },

    // Where who held the focus is gone and nobody else takes it (ui/focus has its patience before), the page's title
    // does: who goes by keyboard or listens begins there, not before the whole page.
    takeUpFocus: function () {
      clearTimeout(mirrored.homeless);
      mirrored.homeless = setTimeout(function () {
        if (document.activeElement !== document.body) return;
        var title = mirrored.root.querySelector('h1');
        if (!title) return mirrored.takeUpFocus();
        title.tabIndex = -1;
        title.focus({ preventScroll: true });
      }, 600);
    },

    onFocus: function (e) {
      var c = e.target.carmen;
      var visible = mirrored.byKeyboard;
      try { visible = visible && e.target.matches(':focus-visible'); } catch (error) { /* older browsers */ }
      _carmen_mirror_focus(c && e.type === 'focusin' ? c.id : 0, visible);
      _carmen_wake();
    },
    onClick: function (e) {
      var el = e.target.closest('[id^=m]');
      if (!el || !el.carmen) return;
      var link = el.closest('a');
      if (link && (e.ctrlKey || e.metaKey || e.shiftKey || e.button)) return;
      if (link) e.preventDefault();
      // The browser ticks at once; what the dashboard made of it counts.
      if (el.type === 'checkbox') setTimeout(function () { el.checked = !!(el.carmen.flags & 2); }, 1000);
      if (el.type === 'date' && el.showPicker && e.isTrusted) el.showPicker();
      // A real click was already seen by the canvas; what has no place on the screen came from a keyboard or a reader.
      if (e.detail === 0) _carmen_mirror_activate((link || el).carmen.id);
      _carmen_wake();
    },
    onInput: function (e) {
      var el = e.target;
      if (!el.carmen || el.type === 'checkbox') return;
      el.carmen.value = el.value;
      _carmen_mirror_input(el.carmen.id, carmen.string(el.value));
      _carmen_wake();
    },
    onScroll: function (e) {
      var el = e.target;
      if (!el.carmen) return;
      var at = el.carmen.at || [0, 0];
      if (Math.abs(at[0] - el.scrollLeft) < 1 && Math.abs(at[1] - el.scrollTop) < 1) return;
      el.carmen.at = [el.scrollLeft, el.scrollTop];
      _carmen_mirror_scroll(el.carmen.id, el.scrollLeft * mirrored.ratio, el.scrollTop * mirrored.ratio);
      _carmen_wake();
    },
    start: function () {
      var root = mirrored.root = document.createElement('div');
      root.className = 'mirror';
      document.body.appendChild(root);
      carmen.listen(root, 'focusin focusout', mirrored.onFocus);
      carmen.listen(root, 'click', mirrored.onClick);
      carmen.listen(root, 'input', mirrored.onInput);
      carmen.listen(root, 'scroll', mirrored.onScroll, true);
      carmen.listen(window, 'keydown', function () { mirrored.byKeyboard = true; }, true);
      carmen.listen(window, 'pointerdown', function () { mirrored.byKeyboard = false; }, true);
    },
    take: function (words, count, text, removed, removedCount, order, orderCount, focus) {
      mirrored.keep = null;
      var held = document.activeElement;
      for (var i = 0; i < count; i++) {
        var w = HEAPU32.subarray((words >> 2) + i * 16, (words >> 2) + i * 16 + 16);
        var parts = [];
        for (var k = 13; k < 16; k++) {
          parts.push(w[k] ? UTF8ToString(text, w[k]) : '');
          text += w[k];
        }
        var el = mirrored.nodes[w[0]];
        if (el && el.carmen.kind !== mirrored.keyOf(w[2], w[3])) { el.remove(); el = null; }
        mirrored.update(el || mirrored.make(w[0], w[2], w[3], w[8]), w, parts[0], parts[1], parts[2]);
      }
      for (var j = 0; j < removedCount; j++) {
        var id = HEAPU32[(removed >> 2) + j];
        mirrored.nodes[id].remove();
        delete mirrored.nodes[id];
      }
      mirrored.order(HEAPU32.subarray(order >> 2, (order >> 2) + orderCount), orderCount);
      mirrored.setScroll();
      if (mirrored.keep && mirrored.keep !== document.activeElement) mirrored.keep.focus({ preventScroll: true });
      if (focus && mirrored.nodes[focus]) mirrored.nodes[focus].focus({ preventScroll: true });
      if (!held.isConnected && document.activeElement === document.body) mirrored.takeUpFocus();
    },
  },

  carmen_mirror__deps: ['$mirrored'],
  carmen_mirror: function (words, count, text, removed, removedCount, order, orderCount, focus, ratio) {
    if (!mirrored.root) mirrored.start();
    mirrored.ratio = ratio;
    mirrored.take(words, count, text, removed, removedCount, order, orderCount, focus >>> 0);  // it comes signed
  },
});
