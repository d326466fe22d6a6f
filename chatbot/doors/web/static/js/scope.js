// Documents and sections: where to search, and which examples and questions are shown.

/** Make the choices work: gives the context `section`, `inScope(step)` and `ofScope(name)`. */
export function startScope(context) {
  const { root, find, texts } = context;
  // There is none where a single document is served.
  const scope = find("#scope");
  const radios = [...root.querySelectorAll("input[name=section]")];
  context.section = null;

  context.inScope = (step) => (scope ? { ...step, document: scope.value || null } : step);

  /** Whether a section, named document/section, is of the document that is searched. */
  context.ofScope = (name) => !scope?.value || name.startsWith(`${scope.value}/`);
  context.scoped = () => Boolean(scope?.value);

  function showExamples() {
    for (const item of root.querySelectorAll(".examples li")) {
      const { section } = item.dataset;
      const chosen = context.section ? section === context.section : "first" in item.dataset;
      item.hidden = !chosen || !context.ofScope(section);
    }
    context.tell("scope");
  }

  function chooseSection(value) {
    context.section = value || null;
    find(".sections-hint").textContent = context.section ? texts.section_chosen : "";
    showExamples();
  }

  for (const radio of radios) radio.addEventListener("change", () => chooseSection(radio.value));

  scope?.addEventListener("change", () => {
    for (const radio of radios) {
      radio.parentElement.hidden = Boolean(radio.value) && !context.ofScope(radio.value);
    }
    if (context.section && !context.ofScope(context.section)) {
      radios[0].checked = true;
      chooseSection("");
    } else {
      showExamples();
    }
    const { text } = scope.selectedOptions[0];
    context.announce(texts.scope_changed.replace("{document}", text));
  });

  // A question can be asked again in another document than the chosen one.
  context.on("pressed", ({ pressed }) => {
    if (!pressed.dataset.document) return;
    scope.value = pressed.dataset.document;
    scope.dispatchEvent(new Event("change"));
  });
}
