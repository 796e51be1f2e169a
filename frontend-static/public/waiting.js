// Waits for the holder's answer, and loads the page anew only when it is there: each loading would
// take a screen reader back to the top (WCAG 2.2.1). Without script the page refreshes itself.
// Runs in every browser that can draw the page, hence the old syntax.
(function () {
  var pause = Number(document.currentScript.getAttribute('data-seconds')) * 1000;
  function text(answer) {
    return answer.text();
  }
  function take(page) {
    if (page.indexOf('id="wait"') >= 0) wait();
    else location.reload();
  }
  function look() {
    // Without signal there is nothing to load; it may come back.
    fetch(location.href).then(text).then(take, wait);
  }
  function wait() {
    setTimeout(look, pause);
  }
  wait();
})();
