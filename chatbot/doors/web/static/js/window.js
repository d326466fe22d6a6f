// The chat window: each part starts on the page as the server rendered it. All wording and all
// markup come from the server, escaped there; what a person types is only ever handled as text.

import { startComposer } from "./composer.js";
import { createContext } from "./context.js";
import { startConversation } from "./conversation.js";
import { startCopying } from "./copying.js";
import { startEmbedding } from "./embedding.js";
import { startExporting } from "./exporting.js";
import { startFeedback } from "./feedback.js";
import { startKeeping } from "./keeping.js";
import { startList } from "./list.js";
import { startMenu } from "./menu.js";
import { startScope } from "./scope.js";
import { startSuggestions } from "./suggestions.js";
import { startSharing } from "./sharing.js";
import { startVoice } from "./voice.js";

const context = createContext(document.getElementById("chat-window"));
// Keeping comes last: it puts turns on the page, which the others look after.
const parts = [
  startConversation, startSuggestions, startComposer, startScope, startList, startCopying, startSharing,
  startFeedback, startExporting, startMenu, startVoice, startEmbedding, startKeeping,
];
for (const start of parts) {
  start(context);
}
context.root.dataset.ready = "true";
// For whoever measures how soon one can type.
performance.mark("ready");
