(function () {
  'use strict';
  function make(name, text, parent) {
    var e = document.createElement(name);
    if (text) { e.textContent = text; }
    if (parent) { parent.appendChild(e); }
    return e;
  }
  function key(row, at) {
    var cell = row.cells[at], text = cell.getAttribute('data-v') || cell.textContent.trim();
    var n = text === '' ? NaN : Number(text.replace(/[,$£€%]/g, ''));
    return { row: row, n: n, text: text };
  }
  function before(a, b) {
    if (!isNaN(a.n) && !isNaN(b.n)) { return a.n - b.n; }
    if (isNaN(a.n) !== isNaN(b.n)) { return isNaN(a.n) ? 1 : -1; }
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  }
  function sortBy(table, head, at) {
    var down = head.getAttribute('aria-sort') === 'ascending', body = table.tBodies[0];
    var keys = Array.prototype.map.call(body.rows, function (r) { return key(r, at); });
    keys.sort(function (a, b) { return down ? before(b, a) : before(a, b); });
    table.querySelectorAll('th[aria-sort]').forEach(function (h) { h.removeAttribute('aria-sort'); });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    keys.forEach(function (k) { body.appendChild(k.row); });
  }
  document.querySelectorAll('table[data-sort]').forEach(function (table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, at) {
      var text = head.textContent;
      head.textContent = '';
      var press = make('span', text, head);
      press.setAttribute('role', 'button');
      press.tabIndex = 0;
      press.addEventListener('click', function () { sortBy(table, head, at); });
      press.addEventListener('keydown', function (e) {
        if (e.key !== 'Enter' && e.key !== ' ') { return; }
        e.preventDefault();
        sortBy(table, head, at);
      });
    });
  });

  var table = document.getElementById('finding-rows');
  if (!table) { return; }
  var tools = make('div'), rows = Array.prototype.slice.call(table.tBodies[0].rows), texts = null;
  tools.className = 'tools';
  var find = make('input', '', make('label', 'Search the items', tools));
  find.type = 'search';
  function choice(name, values) {
    var list = make('select', '', make('label', name, tools));
    make('option', 'all', list).value = '';
    var seen = {};
    rows.forEach(function (r) {
      values(r).forEach(function (v) { if (v) { seen[v] = true; } });
    });
    Object.keys(seen).sort().forEach(function (v) { make('option', v, list).value = v; });
    list.addEventListener('change', apply);
    if (Object.keys(seen).length < 2) { list.parentNode.hidden = true; }
    return { on: function (r) { return !list.value || values(r).indexOf(list.value) >= 0; } };
  }
  function data(key) {
    return function (r) { return (r.getAttribute('data-' + key) || '').split(' '); };
  }
  var told = make('output'), choices = [
    choice('Outcome', function (r) { return [r.cells[0].getAttribute('data-o')]; }),
    choice('Since the baseline', data('b')),
    choice('Rule', data('r')),
    choice('Vendor', data('v')),
    choice('Site', function (r) { return [r.getAttribute('data-s')]; })
  ];
  tools.appendChild(told);
  told.setAttribute('aria-live', 'polite');
  function apply() {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean), left = 0;
    if (!texts) { texts = rows.map(function (r) { return r.textContent.toLowerCase(); }); }
    rows.forEach(function (r, i) {
      var on = choices.every(function (c) { return c.on(r); }) &&
        words.every(function (w) { return texts[i].indexOf(w) >= 0; });
      r.hidden = !on;
      if (on) { left++; }
    });
    told.textContent = left + ' of ' + rows.length + ' shown';
  }
  var wait = 0;
  find.addEventListener('input', function () { clearTimeout(wait); wait = setTimeout(apply, 150); });
  table.parentNode.parentNode.insertBefore(tools, table.parentNode);
}());
