// The one call of the window: a step of the conversation goes out, a turn comes back as HTML.

const GIVE_UP_AFTER_MS = 30000;
const CALL = "gradio_api/run/respond";

// Where a refusal does not say when to come again.
const COME_AGAIN_S = 2;
// Longer nobody is kept waiting without being told.
const WAIT_AT_MOST_S = 5;

/**
 * @param {object} message See chatbot/doors/web/message.py.
 * @param {object} texts Those of the window.
 * @param {function} tryingAgain Called when it is sent once more, because too many are asking.
 * @returns {Promise<{turn: ?string, problem: ?string}>} One of the two.
 */
export async function respond(message, texts, tryingAgain) {
  try {
    let response = await post(message);
    if (response.status === 503) {
      tryingAgain();
      await pause(Math.min(comeAgain(response), WAIT_AT_MOST_S));
      response = await post(message);
    }
    if (response.ok) return (await response.json()).data[0];
    return { turn: null, problem: problemOf(response, texts) };
  } catch {
    return { turn: null, problem: texts.server_gone };
  }
}

function post(message) {
  return fetch(CALL, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ data: [message] }),
    signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
  });
}

function problemOf(response, texts) {
  if (response.status === 503) return texts.too_busy;
  if (response.status === 429) return texts.too_fast.replace("{seconds}", comeAgain(response));
  return texts.server_gone;
}

/** In how many seconds a refusal asks to come again. */
function comeAgain(response) {
  return Number(response.headers.get("Retry-After")) || COME_AGAIN_S;
}

function pause(seconds) {
  return new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
}
