// Runs before the first paint, as a plain script that the CSP allows by name:
// puts on the remembered language and theme, then starts the program. What goes
// wrong before any Rust runs is said here, in both languages.
(() => {
  const root = document.documentElement;
  const remembered = (key) => {
    try {
      return localStorage.getItem(`segment-console.${key}`);
    } catch {
      return null; // Storage is forbidden: the defaults hold.
    }
  };
  root.dataset.theme = remembered("theme") ?? "system";
  root.lang = remembered("language") ?? navigator.language;

  // A page that a browser translates all the same: it puts <font> elements in the place of texts,
  // which the program would go on to change where nobody sees it. The texts are put back, marked
  // as not to be translated.
  new MutationObserver((changes) => {
    for (const { target, removedNodes, addedNodes, previousSibling, nextSibling } of changes) {
      for (const text of removedNodes) {
        const beside = [...addedNodes, previousSibling, nextSibling];
        const font = beside.find((node) => node?.nodeName === "FONT" && node.parentNode === target);
        if (font && text.nodeType === Node.TEXT_NODE) {
          font.replaceWith(text);
          target.translate = false;
        }
      }
    }
  }).observe(root, { childList: true, subtree: true });

  // The back/forward cache of Chromium drops a page as soon as a script of it runs, and the callbacks of a
  // FinalizationRegistry run there, too: the program's, which free the Rust side of event listeners after garbage
  // collection. So a page that is left has nothing registered, and registers it again when it comes back.
  const { FinalizationRegistry } = globalThis;
  globalThis.FinalizationRegistry = class extends FinalizationRegistry {
    #targets = new Map();
    constructor(cleanup) {
      super((held) => {
        this.#targets.delete(held);
        cleanup(held);
      });
      addEventListener("pagehide", () => {
        for (const held of this.#targets.keys()) {
          super.unregister(held);
        }
      });
      addEventListener("pageshow", ({ persisted }) => {
        for (const [held, target] of persisted ? [...this.#targets] : []) {
          const left = target.deref();
          if (left) {
            super.register(left, held, held);
          } else {
            this.#targets.delete(held);
            cleanup(held);
          }
        }
      });
    }
    register(target, held, token) {
      super.register(target, held, token);
      // For closures wasm-bindgen's token is what it holds of one.
      if (held === token) {
        this.#targets.set(held, new WeakRef(target));
      }
    }
    unregister(token) {
      this.#targets.delete(token);
      return super.unregister(token);
    }
  };

  const { js, wasm } = document.currentScript.dataset;
  // A page opened by a link with user:password@ has both in its address, and fetch refuses such addresses.
  const page = new URL(document.baseURI);
  page.username = "";
  page.password = "";
  // As the preload asks for it (Trunk.toml): an engine uses a preload only for the same mode and credentials, and WebKit
  // uses none that was made with CORS.
  const module = { mode: "no-cors", credentials: "include" };
  import(new URL(js, page))
    .then((program) => program.default({ module_or_path: fetch(new URL(wasm, page), module) }))
    .catch((cause) => {
      console.error(cause);
      const show = () => {
        document.getElementById("boot-failed").hidden = false;
      };
      if (document.readyState === "loading") {
        addEventListener("DOMContentLoaded", show);
      } else {
        show();
      }
    });
})();
