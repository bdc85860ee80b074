// Part of postman-codegen. The pages work without it; it adds the tree, the search, tabs, copying and the colours.
"use strict";

(() => {
  const { root, number } = document.body.dataset;
  const { folders = [], items = [] } = globalThis.postmanDocs ?? {};
  const current = Number(number);

  /** Makes an element. Text of the collection only ever becomes text. */
  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function remember(key, value) {
    try {
      localStorage.setItem(`postman-docs-${key}`, value);
    } catch {
      // Then it holds for this page.
    }
  }

  function remembered(key) {
    try {
      return localStorage.getItem(`postman-docs-${key}`);
    } catch {
      return null;
    }
  }

  /** What the address points to. One that is wrongly encoded points nowhere. */
  function fragment() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  function methodBadge(method) {
    const badge = make("span", { className: "method", textContent: method });
    badge.dataset.method = method;
    return badge;
  }

  // The tree. What is inside a folder is made when it is opened.
  const inside = folders.map(() => ({ folders: [], items: [] }));
  folders.forEach(([, parent], i) => inside[parent]?.folders.push(i));
  items.forEach(([, , , folder], i) => inside[folder]?.items.push(i));

  function itemEntry(i) {
    const [name, method, , , path] = items[i];
    const link = make("a", { href: root + path }, methodBadge(method), make("bdi", { textContent: name }));
    if (i === current) link.setAttribute("aria-current", "page");
    return make("li", {}, link);
  }

  function folderEntry(i, open) {
    const details = make("details", {}, make("summary", {}, make("bdi", { textContent: folders[i][0] })));
    const fill = () => {
      if (details.childElementCount === 1) details.append(folderList(i, open));
    };
    if (open.has(i)) {
      details.open = true;
      fill();
    }
    details.addEventListener("toggle", fill);
    return make("li", {}, details);
  }

  function folderList(i, open) {
    return make(
      "ul",
      {},
      ...inside[i].items.map(itemEntry),
      ...inside[i].folders.map((child) => folderEntry(child, open)),
    );
  }

  function buildTree() {
    const tree = document.getElementById("tree");
    if (folders.length === 0) return;
    const open = new Set();
    for (let at = items[current]?.[3] ?? -1; at >= 0; at = folders[at][1]) open.add(at);
    tree.append(folderList(0, open));
    const mark = tree.querySelector("[aria-current]");
    if (mark) tree.scrollTop = mark.offsetTop - tree.offsetTop - tree.clientHeight / 2;
    const button = document.querySelector(".menu-button");
    button.addEventListener("click", () => {
      const isOpen = document.documentElement.classList.toggle("tree-open");
      button.setAttribute("aria-expanded", String(isOpen));
    });
  }

  // The search: every word has to occur in the name, the folders, the method, the path or the description.
  const MAX_RESULTS = 30;
  const input = document.getElementById("search");
  const results = document.getElementById("results");
  const count = document.getElementById("result-count");
  let entries;
  let shown = [];

  function folderPath(i) {
    const names = [];
    for (let at = i; at > 0; at = folders[at][1]) names.unshift(folders[at][0]);
    return names.join(" / ");
  }

  function indexed() {
    const descriptions = globalThis.postmanDocs?.descriptions ?? [];
    const paths = folders.map((_, i) => folderPath(i));
    return items.map(([name, method, path, folder], i) => ({
      i,
      name: name.toLowerCase(),
      path: `${method} ${path} ${paths[folder]}`.toLowerCase(),
      description: (descriptions[i] ?? "").toLowerCase(),
      folder: paths[folder],
    }));
  }

  function loadDescriptions() {
    if (entries) return;
    entries = indexed();
    const script = make("script", { src: `${root}assets/descriptions.js` });
    script.addEventListener("load", () => {
      entries = indexed();
      if (input.value.trim() !== "") search();
    });
    document.head.append(script);
  }

  /** The lower the better; undefined where a word is missing. */
  function rank(entry, words) {
    let sum = 0;
    for (const word of words) {
      const at = entry.name.indexOf(word);
      if (at === 0) sum += 0;
      else if (at > 0) sum += 1;
      else if (entry.path.includes(word)) sum += 3;
      else if (entry.description.includes(word)) sum += 6;
      else return undefined;
    }
    return sum;
  }

  function search() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return closeResults();
    const found = [];
    for (const entry of entries) {
      const order = rank(entry, words);
      if (order !== undefined) found.push({ order, entry });
    }
    found.sort((a, b) => a.order - b.order || a.entry.i - b.entry.i);
    shown = found.slice(0, MAX_RESULTS).map(({ entry }) => resultLink(entry));
    const more = found.length - shown.length;
    const note =
      found.length === 0
        ? "No request matches."
        : `${found.length} ${found.length === 1 ? "request" : "requests"}`;
    results.replaceChildren(
      ...(shown.length > 0 ? [make("ul", {}, ...shown.map((link) => make("li", {}, link)))] : []),
      ...(shown.length === 0 ? [make("p", { textContent: note })] : []),
      ...(more > 0 ? [make("p", { textContent: `and ${more} more` })] : []),
    );
    count.textContent = note;
    results.hidden = false;
  }

  function resultLink({ i, folder }) {
    const [name, method, path, , page] = items[i];
    return make(
      "a",
      { href: root + page },
      methodBadge(method),
      make("bdi", { className: "name", textContent: name }),
      make("bdi", { className: "path", textContent: folder === "" ? path : `${folder} · ${path}` }),
    );
  }

  function closeResults() {
    results.hidden = true;
    results.replaceChildren();
    shown = [];
    count.textContent = "";
  }

  function moveInResults(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") {
      closeResults();
      input.focus();
    } else if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      if (entries) search();
      shown[0]?.click();
    } else if (step !== 0 && shown.length > 0) {
      event.preventDefault();
      const next = shown.indexOf(document.activeElement) + step;
      (next < 0 ? input : shown[Math.min(next, shown.length - 1)]).focus();
    }
  }

  function isTyping({ target }) {
    return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function startSearch() {
    const box = input.parentElement;
    input.addEventListener("focus", loadDescriptions);
    let frame;
    input.addEventListener("input", () => {
      loadDescriptions();
      // Who types faster than the screen is drawn waits for one search only.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(search);
    });
    box.addEventListener("keydown", moveInResults);
    box.addEventListener("focusout", (event) => {
      if (!box.contains(event.relatedTarget)) results.hidden = true;
    });
    input.addEventListener("focus", () => {
      if (shown.length > 0) results.hidden = false;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  }

  // Tabs. The address names the one to show; else it is the language chosen last.
  function startTabs() {
    const tabs = [...document.querySelectorAll('[role="tab"]')];
    if (tabs.length === 0) return;
    const select = (tab) => {
      for (const each of tabs) {
        const isChosen = each === tab;
        each.setAttribute("aria-selected", String(isChosen));
        each.tabIndex = isChosen ? 0 : -1;
        document.getElementById(each.getAttribute("aria-controls")).classList.toggle("selected", isChosen);
      }
    };
    const choose = (tab) => {
      select(tab);
      const id = tab.getAttribute("aria-controls");
      remember("language", id);
      history.replaceState(null, "", `#${id}`);
    };
    const named = (id) => tabs.find((tab) => tab.getAttribute("aria-controls") === id);
    const follow = () => {
      const tab = named(fragment());
      if (tab) select(tab);
      return tab !== undefined;
    };
    if (!follow()) select(named(remembered("language")) ?? tabs[0]);
    globalThis.addEventListener("hashchange", follow);
    tabs.forEach((tab, i) => {
      tab.addEventListener("click", () => choose(tab));
      tab.addEventListener("keydown", (event) => {
        const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const next = tabs[(to + tabs.length) % tabs.length];
        choose(next);
        next.focus();
      });
    });
  }

  // Copying.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Not allowed, or not a secure place: the old way, through a selection.
      const area = make("textarea", { value: text, className: "sr-only" });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  }

  function startCopying() {
    document.addEventListener("click", async ({ target }) => {
      const button = target.closest?.(".copy");
      if (!button) return;
      await copy(button.parentElement.querySelector("pre").textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
  }

  // Colours.
  function startTheme() {
    const button = document.querySelector(".theme-button");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () =>
      (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
    const label = () => (button.textContent = isDark() ? "Light" : "Dark");
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      remember("theme", theme);
      label();
    });
    system.addEventListener("change", label);
    label();
  }

  // A little colour in code. Long texts are left as they are, so that no page is slow.
  const MAX_CODE = 20_000;
  const TOKENS =
    /(?<comment>(?<=^|\n)[ \t]*(?:\/\/|#(?! variables)|\*)[^\n]*)|(?<key>"(?:\\.|[^"\\\n])*"(?=\s*:))|(?<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<number>\b\d+(?:\.\d+)?\b)|(?<word>\b(?:import|from|const|await|new|export|interface|type|true|false|null|if|then|endif|return|release|string|number|boolean|unknown)\b)/g;

  function colour(code) {
    const text = code.textContent;
    if (text.length > MAX_CODE) return;
    const parts = [];
    let at = 0;
    for (const match of text.matchAll(TOKENS)) {
      const [kind] = Object.entries(match.groups).find(([, part]) => part !== undefined);
      parts.push(
        text.slice(at, match.index),
        make("span", { className: `t-${kind}`, textContent: match[0] }),
      );
      at = match.index + match[0].length;
    }
    code.replaceChildren(...parts, text.slice(at));
  }

  // A link may lead into what is closed, and paper has no use for closed things.
  function openTarget() {
    const target = document.getElementById(fragment());
    const details = target?.closest("details");
    if (details) details.open = true;
  }

  startTheme();
  buildTree();
  startSearch();
  startTabs();
  startCopying();
  openTarget();
  globalThis.addEventListener("hashchange", openTarget);
  globalThis.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main details:not(#item-json)")) details.open = true;
  });
  for (const code of document.querySelectorAll("code[data-language]")) colour(code);
})();
