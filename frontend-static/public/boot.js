// Sets size and language before the first paint, so that nothing jumps. Runs in every browser that
// can draw the page, hence the old syntax.
(function () {
  var html = document.documentElement;
  var prefix = location.protocol === 'https:' ? '__Host-' : '';
  function cookie(name) {
    var found = document.cookie.match('(?:^|; )' + prefix + name + '=([a-zA-Z-]*)');
    return found ? found[1] : '';
  }
  var mode = cookie('mode');
  html.setAttribute('data-mode', mode === 'elder' || mode === 'xl' ? mode : 'standard');
  html.lang = cookie('lang') === 'en' ? 'en' : 'zh-CN';
})();
