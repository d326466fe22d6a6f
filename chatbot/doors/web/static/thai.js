// Gradio words its own messages in the browser's language, with gaps; the service speaks Thai.
for (const [name, value] of [["language", "th"], ["languages", Object.freeze(["th"])]]) {
  Object.defineProperty(Navigator.prototype, name, { configurable: true, get: () => value });
}
