// The conversation on paper or as a text file.

/** Make the two entries of the menu work. */
export function startExporting(context) {
  const { root, find, log } = context;
  // There is no menu in a frame.
  if (!find(".menu")) return;

  find(".print").addEventListener("click", () => {
    find(".menu").open = false;
    // What is folded away on the screen is not on paper either, unless it is opened.
    for (const folded of log.querySelectorAll(".whole-citation")) folded.open = true;
    window.print();
  });

  find(".save").addEventListener("click", () => {
    find(".menu").open = false;
    const text = [root.dataset.title, ...[...log.children].map(textOf)].join("\n\n---\n\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${text}\n`], { type: "text/plain;charset=utf-8" }));
    link.download = `${root.dataset.file}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  });

  context.on("turn", () => { root.classList.add("talking"); });
  context.on("cleared", () => { root.classList.remove("talking"); });
}

function textOf(turn) {
  const said = (selector) => [...turn.querySelectorAll(selector)].map((one) => one.textContent.trim());
  const [label] = said("h3");
  const [asked] = said(".bubble");
  return [
    `${label}: ${asked}`,
    ...said(".band"),
    ...[...turn.querySelectorAll("[data-copy]")].map((one) => one.dataset.copy),
    ...[...turn.querySelectorAll("[data-share]")].map((one) => new URL(one.dataset.share, document.baseURI).href),
    ...said(".message, .suggested > p:first-child"),
    ...said(".suggested .wording, .refused ~ .related .wording").map((wording, at) => `${at + 1}. ${wording}`),
  ].join("\n\n");
}
