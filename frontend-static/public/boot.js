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

  // What the pages and their safety rest on (docs/security.md, Browsers): a browser of the floor has
  // both. An older one would show nothing, or go without the content policy: it is told so in words.
  if (typeof globalThis !== 'undefined' && 'SecurityPolicyViolationEvent' in window) return;
  document.addEventListener('DOMContentLoaded', function () {
    var told = document.createElement('div');
    told.className = 'say error';
    told.setAttribute('role', 'alert');
    told.innerText =
      html.lang === 'en'
        ? 'This browser is too old to use the portal safely. Please update it, or use another one. Papers can be checked at /v with any browser.'
        : '这个浏览器版本太旧，不能安全使用免证通。请更新浏览器，或换一个浏览器。查验证明不受影响：请打开 /v。';
    document.body.insertBefore(told, document.body.firstChild);
  });
})();
