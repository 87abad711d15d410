// Runs inside a copy of the page and writes what is wrong with it at its end.
(function () {
  'use strict';
  var bad = [];
  function say(what) { if (bad.length < 40) { bad.push(what); } }
  function all(query, from) { return Array.prototype.slice.call((from || document).querySelectorAll(query)); }
  function words(e) { return (e.textContent || '').trim(); }

  ['main', 'nav', 'body > header', 'body > footer', 'h1', 'head > title'].forEach(function (q) {
    var n = all(q).length;
    if (n !== 1) { say(n + ' elements ' + q); }
  });
  if (!document.documentElement.lang) { say('no language'); }
  var level = 0;
  all('h1,h2,h3,h4').forEach(function (h) {
    var now = Number(h.tagName[1]);
    if (now > level + 1) { say('a gap before the heading ' + words(h)); }
    level = now;
  });
  var ids = {};
  all('[id]').forEach(function (e) {
    if (ids[e.id]) { say('the id ' + e.id + ' twice'); }
    ids[e.id] = true;
  });
  all('table').forEach(function (t) {
    if (!t.caption || !words(t.caption)) { say('a table without a caption'); }
    all('th', t).forEach(function (h) { if (!h.scope || !words(h)) { say('a heading of a table without scope or words'); } });
    all('tbody tr', t).forEach(function (r) { if (!r.querySelector('th[scope=row]')) { say('a row without a heading: ' + words(r).slice(0, 60)); } });
  });
  all('svg').forEach(function (s) {
    if (s.closest('[aria-hidden=true]')) { return; }
    var by = (s.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean);
    if (s.getAttribute('role') !== 'img' || !by.length || !by.every(function (id) { return document.getElementById(id) && words(document.getElementById(id)); })) {
      say('a picture without words');
    }
  });
  all('a[href]').forEach(function (a) {
    var to = a.getAttribute('href');
    if (to[0] !== '#' && !/^https?:\/\//.test(to)) { say('a link to ' + to); }
  });
  all('input,select').forEach(function (e) { if (!e.labels || !e.labels.length) { say('a field without a label'); } });
  if (all('img,iframe,object,embed,form,base,video,audio').length) { say('an element that loads'); }
  all('*').forEach(function (e) {
    Array.prototype.forEach.call(e.attributes, function (a) { if (a.name.indexOf('on') === 0) { say('an attribute ' + a.name); } });
  });
  if (document.title === 'ACTED' || window.acted) { say('a text of the inventory acted'); }
  var wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 1) { say('the page is ' + wide + ' pixels wider than the window'); }

  function channel(v) { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); }
  function light(c) { return 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]); }
  function color(s) { var m = s.match(/[\d.]+/g).map(Number); return m.length > 3 && m[3] === 0 ? null : m; }
  function behind(e) {
    for (; e; e = e.parentElement) {
      var c = color(getComputedStyle(e).backgroundColor);
      if (c) { return c; }
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  }
  var checked = 0;
  all('body *').slice(0, 4000).forEach(function (e) {
    var own = Array.prototype.some.call(e.childNodes, function (n) { return n.nodeType === 3 && n.textContent.trim(); });
    if (!own || e.closest('script,style,desc') || !e.getClientRects().length) { return; }
    var style = getComputedStyle(e), front = color(e.namespaceURI.indexOf('svg') > 0 ? style.fill : style.color), back = behind(e);
    var a = light(front), b = light(back), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    checked++;
    if (ratio < 4.5) { say('contrast ' + ratio.toFixed(2) + ' of "' + words(e).slice(0, 40) + '"'); }
  });
  if (checked < 50) { say('only ' + checked + ' texts were looked at'); }

  var out = document.createElement('pre');
  out.id = 'checked-by-browser';
  out.textContent = (bad.length ? 'BAD\n' + bad.join('\n') : 'GOOD ' + checked + ' texts') + '\nEND';
  document.body.appendChild(out);
}());
