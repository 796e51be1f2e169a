// Runs in every page that is measured, before its own scripts: tells when something is drawn.
(() => {
  const CHANGES = { childList: true, subtree: true, attributes: true };

  /** The moment, in ms since the navigation began, when `count` such elements have been drawn. */
  function drawn(selector, count) {
    return new Promise((resolve) => {
      const look = () => {
        if (document.querySelectorAll(selector).length < count) return;
        observer.disconnect();
        // The frame that shows them comes after this callback, and the message after the frame.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(document, CHANGES);
      look();
    });
  }

  /** Presses the button whenever it can be pressed, until `count` are drawn; how many ms that took. */
  async function pressed(button, selector, count) {
    const began = performance.now();
    const press = () => document.querySelector(`${button}:not([aria-disabled])`)?.click();
    const observer = new MutationObserver(press);
    observer.observe(document, CHANGES);
    const all = drawn(selector, count);
    press();
    const ended = await all;
    observer.disconnect();
    return ended - began;
  }

  window.watch = { drawn, pressed };
})();
