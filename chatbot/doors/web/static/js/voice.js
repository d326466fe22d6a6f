// A spoken question, where the operator offers it and the browser can write down what is said.

const LANGUAGES = { th: "th-TH", en: "en-US" };

/** Make the microphone work; before its first use it is said where the voice may go. */
export function startVoice(context) {
  const { find, box, texts } = context;
  const button = find(".voice");
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (!button || !Recognition) return;
  const note = find(".voice-note");
  let agreed = false;
  let listening = null;

  function stop() {
    listening = null;
    button.setAttribute("aria-pressed", "false");
  }

  function listen() {
    const recognition = new Recognition();
    recognition.lang = LANGUAGES[document.documentElement.lang] ?? LANGUAGES.th;
    recognition.interimResults = false;
    recognition.onresult = (event) => {
      const said = [...event.results].map(([best]) => best.transcript).join(" ");
      box.value = `${box.value} ${said}`.trim();
      box.dispatchEvent(new Event("input"));
      box.focus();
    };
    recognition.onerror = () => context.problem(texts.voice_failed);
    recognition.onend = stop;
    listening = recognition;
    button.setAttribute("aria-pressed", "true");
    recognition.start();
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    if (listening) listening.stop();
    else if (agreed) listen();
    else {
      note.hidden = false;
      note.querySelector("button").focus();
    }
  });
  note.addEventListener("click", (event) => {
    const answer = event.target.closest("[data-voice]")?.dataset.voice;
    if (!answer) return;
    note.hidden = true;
    agreed = answer === "yes";
    if (agreed) listen();
    else button.focus();
  });
}
