// Mirror: the semantic tree as native HTML. In the graphic view the elements lie unseen over the
// canvas, where keyboard, assistive technology and text input find them; in the text view they are
// the page. They are patched by key, with text and properties only.
"use strict";

globalThis.quaysideMirror = (() => {
  const platform = globalThis.quaysidePlatform;
  const root = document.documentElement;
  const host = document.getElementById("mirror");
  const canvas = document.getElementById("canvas");
  const CLICK = 0, SET_TEXT = 1, COMMIT_TEXT = 2, CHOOSE = 3, TOGGLE = 4;  // ui::Action::Kind
  const ANNOUNCEMENT_MS = 10000;

  /// key -> { node, shape, element, body, after, control, ... }: `element` is what stands in the
  /// parent, children go into `body` behind `after`, `control` takes the focus.
  const parts = new Map();

  function act(kind, key, text = "") { platform.call("qs_action", kind, key, text); }

  // --- Making elements. -------------------------------------------------------------------------

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const idOf = (key, what = "") => `q${what}:${key.replace(/\s/g, "_")}`;

  /// An element with its children right inside.
  function container(tag, attributes = {}) {
    const element = make(tag, attributes);
    return { element, body: element, control: element };
  }

  function words(tag, attributes = {}) {
    const element = make(tag, attributes);
    return { element, control: element, text: element };
  }

  function explained(part, node) {
    part.hint = make("p", { class: "hint beside", id: idOf(node.key, "-hint") });
    part.error = make("p", { class: "error beside", id: idOf(node.key, "-error") });
    return part;
  }

  function makeGroup(node) {
    const part = explained(container("fieldset"), node);
    part.text = make("legend", { class: "beside" });
    part.reference = make("p", { class: "hint beside" });
    part.element.append(part.text, part.reference, part.hint, part.error);
    part.after = part.error;
    part.element.tabIndex = -1;
    return part;
  }

  function makeField(node, control) {
    control.id = idOf(node.key);
    const part = explained({ element: make("div", { class: "field" }), control }, node);
    part.text = make("label", { class: "beside", for: control.id });
    part.element.append(part.text, part.hint, part.error, control);
    return part;
  }

  function makeTextbox(node) {
    const input = make(node.multiline ? "textarea" : "input", { autocapitalize: "off" });
    const part = makeField(node, input);
    part.known = new Set();  // what the model may still say before it has caught up with typing
    part.typed = false;
    const commit = () => {
      if (!part.typed) return;
      part.typed = false;
      act(COMMIT_TEXT, node.key, input.value.normalize("NFC"));
    };
    input.addEventListener("focus", () => { part.known = new Set([part.node.value ?? ""]); });
    input.addEventListener("input", () => {
      part.typed = true;
      part.known.add(input.value);
      act(SET_TEXT, node.key, input.value);
    });
    input.addEventListener("change", commit);
    input.addEventListener("blur", commit);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || node.multiline) return;
      part.typed = true;  // Enter means "take this", also when nothing was typed
      commit();
    });
    return part;
  }

  function makeSelect(node) {
    const select = make("select");
    select.addEventListener("change", () => act(CHOOSE, node.key, select.value));
    return makeField(node, select);
  }

  function makeTick(node, type) {
    const input = make("input", { type, id: idOf(node.key) });
    const part = explained({ control: input, text: make("span", { class: "beside" }) }, node);
    const label = make("label", {}, input, part.text);
    part.element = make("div", { class: "tick" }, label, part.hint, part.error);
    if (type === "radio") {
      input.name = idOf(node.parent ?? "", "-group");
      input.addEventListener("change", () => act(CHOOSE, part.node.parent, part.node.value ?? ""));
    } else {
      input.addEventListener("change", () => act(TOGGLE, node.key));
    }
    return part;
  }

  /// Documents come several at once, everything else alone.
  function pickFiles(node, files) {
    for (const file of node.files === "documents" ? files : [...files].slice(0, 1)) {
      platform.pickFile(node.key, file, node.files);
    }
  }

  function makeFile(node) {
    const input = make("input", { type: "file", id: idOf(node.key) });
    input.addEventListener("change", () => {
      pickFiles(node, input.files);
      input.value = "";  // the same file may be picked again
    });
    const text = make("span", { class: "beside" });
    return { element: make("label", { class: "file" }, input, text), control: input, text };
  }

  function makeLink(node) {
    const part = words("a");
    part.element.addEventListener("click", (event) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (elsewhere && part.node.href) return;  // a new tab, a new window, a download
      event.preventDefault();
      act(CLICK, node.key);
    });
    return part;
  }

  function makeButton(node) {
    const part = words("button", { type: "button" });
    part.element.addEventListener("click", () => act(CLICK, node.key));
    return part;
  }

  function makeDescription() {
    const text = make("dt");
    const value = make("span");
    const body = make("dd", {}, value);
    return { element: make("div", {}, text, body), body, after: value, text, value };
  }

  function makeTable() {
    // An absolute position takes the table roles away from the elements, so they are spelt out.
    const part = container("table", { role: "table" });
    part.text = make("caption", { class: "beside" });
    part.after = part.text;
    part.element.append(part.text);
    return part;
  }

  function makeProgress(node) {
    const id = idOf(node.key);
    const text = make("label", { class: "beside", for: id });
    const bar = make("progress", { max: "100", id });
    return { element: make("div", { class: "field" }, text, bar), control: bar, text };
  }

  const MAKERS = {
    banner: () => container("header"),
    navigation: () => container("nav"),
    main: () => container("main", { id: "main", tabindex: "-1" }),
    complementary: () => container("aside"),
    contentinfo: () => container("footer"),
    region: () => container("section"),
    heading: (node) => words(`h${node.level || 2}`, { tabindex: "-1" }),
    paragraph: () => words("p"),
    link: makeLink,
    button: makeButton,
    textbox: makeTextbox,
    select: makeSelect,
    checkbox: (node) => makeTick(node, "checkbox"),
    radio: (node) => makeTick(node, "radio"),
    file: makeFile,
    group: makeGroup,
    radiogroup: makeGroup,
    list: () => container("ul", { role: "list" }),
    listitem: () => container("li", { role: "listitem" }),
    table: makeTable,
    row: () => container("tr", { role: "row" }),
    columnheader: () => words("th", { role: "columnheader", scope: "col" }),
    rowheader: () => words("th", { role: "rowheader", scope: "row" }),
    cell: () => words("td", { role: "cell" }),
    description_list: () => container("dl"),
    description: makeDescription,
    status: () => words("p", { role: "status" }),
    alert: () => container("section", { role: "alert", tabindex: "-1" }),
    dialog: () => container("div", { role: "dialog", "aria-modal": "true", tabindex: "-1" }),
    progress: makeProgress,
    separator: () => ({ element: make("hr") }),
  };

  // --- Patching. --------------------------------------------------------------------------------

  function setText(element, text = "") {
    if (element.textContent !== text) element.textContent = text;
  }

  function setAttribute(element, name, value) {
    if (value === undefined || value === false || value === "") {
      if (element.hasAttribute(name)) element.removeAttribute(name);
    } else if (element.getAttribute(name) !== String(value)) {
      element.setAttribute(name, value);
    }
  }

  function setOptions(list, part, options = []) {
    const wanted = JSON.stringify(options);
    if (part.options === wanted) return;
    part.options = wanted;
    list.replaceChildren(...options.map(([value, label]) => {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = label;
      return option;
    }));
  }

  function explain(part, node) {
    const described = [];
    for (const [element, text] of [[part.hint, node.hint], [part.error, node.error]]) {
      setText(element, text);
      element.hidden = !text;
      if (text) described.push(element.id);
    }
    setAttribute(part.control, "aria-describedby", described.join(" "));
    if (part.body) return;  // a group
    setAttribute(part.control, "aria-invalid", node.error ? "true" : "");
    setAttribute(part.control, "aria-required", node.required ? "true" : "");
  }

  /// Typing runs ahead of the model: while the field has the focus, only a value that was never
  /// typed there is the model's own and replaces the text.
  function setFieldValue(part, value = "") {
    const input = part.control;
    const focused = document.activeElement === input;
    if (value === input.value) {
      if (focused) part.known = new Set([value]);
      return;
    }
    if (focused && part.known.has(value)) return;
    const end = focused ? input.selectionEnd : 0;
    input.value = value;
    part.known = new Set([value]);
    if (focused) input.setSelectionRange(end, end);
  }

  function patchTextbox(part, node) {
    const input = part.control;
    if (!node.multiline) input.type = node.password ? "password" : "text";
    if (node.inputMode) input.inputMode = node.inputMode;
    input.autocomplete = node.autocomplete || "off";
    input.spellcheck = Boolean(node.multiline);
    setAttribute(input, "maxlength", node.maxLength);
    if (node.options && !node.multiline) {
      if (!part.list) {
        part.list = make("datalist", { id: idOf(node.key, "-list") });
        part.element.append(part.list);
      }
      setOptions(part.list, part, node.options);
    }
    setAttribute(input, "list", node.options && part.list ? part.list.id : "");
    setFieldValue(part, node.value);
  }

  function patchByRole(part, node) {
    switch (node.role) {
      case "link":
        setAttribute(part.element, "href", node.href ? platform.address(node.href) : "#");
        setAttribute(part.element, "aria-current", node.current ? "page" : "");
        break;
      case "textbox":
        patchTextbox(part, node);
        break;
      case "select":
        setOptions(part.control, part, node.options);
        if (part.control.value !== (node.value ?? "")) part.control.value = node.value ?? "";
        break;
      case "checkbox": case "radio":
        part.control.checked = Boolean(node.checked);
        break;
      case "file":
        setAttribute(part.control, "accept", node.accept);
        part.control.multiple = node.files === "documents";
        break;
      case "group":
        setText(part.reference, node.value);
        part.reference.hidden = !node.value;
        break;
      case "radiogroup":
        part.reference.hidden = true;
        break;
      case "description":
        setText(part.value, node.value);
        break;
      case "progress":
        setAttribute(part.control, "value", node.value);
        break;
      default:
    }
  }

  function patch(part, node) {
    if (part.text) {
      setText(part.text, node.name);
    } else if (node.role !== "separator") {
      setAttribute(part.element, "aria-label", node.name);
    }
    if (part.hint) explain(part, node);
    if (part.control && "disabled" in part.control) part.control.disabled = Boolean(node.disabled);
    patchByRole(part, node);
    part.node = node;
  }

  /// In content coordinates the parent lies at `origin`.
  function place(part, [x, y, width, height], origin) {
    const place_ = [x - origin[0], y - origin[1], width, height].join();
    if (part.place === place_) return;
    part.place = place_;
    const style = part.element.style;
    style.setProperty("--x", `${x - origin[0]}px`);
    style.setProperty("--y", `${y - origin[1]}px`);
    style.setProperty("--width", `${width}px`);
    style.setProperty("--height", `${height}px`);
  }

  const shapeOf = (node) => `${node.role} ${node.level ?? ""} ${node.multiline ?? ""}`;

  function partFor(node) {
    let part = parts.get(node.key);
    if (part) return part;
    part = MAKERS[node.role](node);
    part.shape = shapeOf(node);
    part.element.classList.add("node", `role-${node.role}`);
    parts.set(node.key, part);
    return part;
  }

  function removeGone(nodes) {
    const wanted = new Map(nodes.map((node) => [node.key, shapeOf(node)]));
    for (const [key, part] of parts) {
      if (wanted.get(key) === part.shape) continue;
      parts.delete(key);
      part.element.remove();
    }
  }

  function patchNodes(nodes) {
    removeGone(nodes);
    const last = new Map();  // body -> the child that the next one follows
    let described = null;    // a link in a description list belongs to the line before it
    for (const node of nodes) {
      const part = partFor(node);
      patch(part, node);
      if (node.role === "description") described = part;
      let parent = parts.get(node.parent ?? "");
      if (parent?.node.role === "description_list" && node.role !== "description" && described) {
        parent = described;
      }
      const body = parent?.body ?? host;
      place(part, node.rect, parent?.body ? parent.node.rect : [0, 0]);
      const before = last.get(body) ?? parent?.after ?? null;
      const next = before ? before.nextSibling : body.firstChild;
      if (next !== part.element) body.insertBefore(part.element, next);
      last.set(body, part.element);
    }
  }

  // --- Focus, dialogs, announcements. -----------------------------------------------------------

  function focusKey(key) {
    const part = parts.get(key);
    if (!part) return;
    let target = part.control ?? part.element;
    if (part.node.role === "radiogroup") {
      target = part.element.querySelector("input:checked") ?? part.element.querySelector("input");
    }
    if (!target) return;
    if (key === "heading") scrollTo(0, 0);
    if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    // Of what is taller than the view, the beginning is shown.
    const tall = target.getBoundingClientRect().height > window.innerHeight;
    target.focus({ preventScroll: tall });
    if (tall) target.scrollIntoView();
  }

  function keepFocus(before, wanted) {
    if (wanted) return focusKey(wanted);
    if (before === document.body || document.activeElement !== document.body) return;
    if (before?.isConnected) {
      before.focus({ preventScroll: true });
    } else {
      parts.get("heading")?.element.focus({ preventScroll: true });
    }
  }

  let inert = [];
  function setInert() {
    for (const element of inert) element.inert = false;
    inert = [];
    const dialog = host.querySelector(".role-dialog");
    if (!dialog) return;
    for (let inner = dialog; inner !== document.body; inner = inner.parentElement) {
      for (const sibling of inner.parentElement.children) {
        if (sibling === inner || sibling.classList.contains("log")) continue;
        if (sibling.id === "fault" || sibling === canvas) continue;
        sibling.inert = true;
        inert.push(sibling);
      }
    }
  }

  let announced = [];
  function announce(announcements) {
    const before = announced;
    announced = announcements.map(([text]) => text);
    for (const [text, assertive] of announcements) {
      if (before.includes(text)) continue;  // it still stands on the page
      const line = make("p", {}, text);
      document.getElementById(assertive ? "assertive" : "polite").append(line);
      setTimeout(() => line.remove(), ANNOUNCEMENT_MS);
    }
  }

  // --- The two views. ---------------------------------------------------------------------------

  const paper = matchMedia("print");
  let canvasWorks = true;
  let started = false;
  const SWITCH_WORDS = {
    en: { skip: "Skip to main content", text: "Text view", graphic: "Graphic view" },
    da: { skip: "Gå til hovedindhold", text: "Tekstvisning", graphic: "Grafisk visning" },
  };

  const isText = () => root.dataset.view === "text";

  function nameSwitches() {
    const names = SWITCH_WORDS[root.lang] ?? SWITCH_WORDS.en;
    const link = document.getElementById("view-switch");
    setText(document.getElementById("skip"), names.skip);
    setText(link, isText() ? names.graphic : names.text);
    link.setAttribute("href", isText() ? location.pathname : `${location.pathname}?view=text`);
    link.hidden = !canvasWorks;
  }

  function readView() {
    const wanted = new URLSearchParams(location.search).get("view") === "text";
    root.dataset.view = wanted || !canvasWorks || paper.matches ? "text" : "graphic";
    nameSwitches();
    if (started) platform.requestFrame();
  }

  function withoutCanvas() {
    canvasWorks = false;
    readView();
  }

  /// What the canvas shows now; also gives it as many pixels as the screen has there.
  function view() {
    const width = root.clientWidth;
    const height = window.innerHeight;
    const pixelRatio = window.devicePixelRatio || 1;
    const graphic = !isText();
    if (graphic) {
      const across = Math.round(width * pixelRatio);
      const down = Math.round(height * pixelRatio);
      if (canvas.width !== across) canvas.width = across;
      if (canvas.height !== down) canvas.height = down;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    return { width, height, scrollY: graphic ? window.scrollY : 0, pixelRatio, graphic };
  }

  function update(json) {
    const tree = JSON.parse(json);
    const focused = document.activeElement;
    document.getElementById("loading")?.remove();
    if (tree.title && document.title !== tree.title) document.title = tree.title;
    if (tree.language) root.lang = tree.language;
    root.dataset.appearance = tree.appearance ?? "light";
    root.style.setProperty("--text", `${tree.textPx ?? 16}px`);
    root.style.setProperty("--page-height", `${tree.height ?? 0}px`);
    nameSwitches();
    patchNodes(tree.nodes);
    setInert();
    keepFocus(focused, tree.focus);
    announce(tree.announcements ?? []);
  }

  // --- Events of the page. ----------------------------------------------------------------------

  function listenToPointer() {
    const send = (kind) => (event) => {
      if (event.button > 0) return;
      platform.call("qs_pointer", kind, event.clientX, event.clientY);
    };
    canvas.addEventListener("pointermove", send(0));
    canvas.addEventListener("pointerdown", send(1));
    canvas.addEventListener("pointerup", send(2));
    canvas.addEventListener("pointercancel", send(3));
    canvas.addEventListener("pointerleave", send(3));
    canvas.addEventListener("webglcontextlost", withoutCanvas);
  }

  function listenToPage() {
    addEventListener("scroll", platform.requestFrame, { passive: true });
    addEventListener("resize", platform.requestFrame);
    paper.addEventListener("change", readView);
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      const target = [...parts.values()].find((part) => part.node.role === "file");
      const files = event.dataTransfer?.files;
      if (target && files) pickFiles(target.node, files);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const dialog = host.querySelector(".role-dialog");
      if (!dialog) return;
      for (const part of parts.values()) {
        if (part.node.key.endsWith(".cancel") && dialog.contains(part.element)) {
          act(CLICK, part.node.key);
        }
      }
    });
    document.getElementById("skip").addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("main")?.focus();
    });
    document.getElementById("view-switch").addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", event.currentTarget.getAttribute("href"));
      readView();
    });
  }

  function start() {
    readView();
    listenToPointer();
    listenToPage();
    started = true;
  }

  return {
    start, update, view, readView, withoutCanvas,
    cursor: (hand) => { canvas.style.cursor = hand ? "pointer" : "default"; },
  };
})();
