// The one call of the window: a step of the conversation goes out, a turn comes back as HTML.

const GIVE_UP_AFTER_MS = 30000;
const CALL = "gradio_api/run/respond";

/**
 * @param {object} message See chatbot/doors/web/message.py.
 * @returns {Promise<{turn: ?string, problem: ?string}|undefined>} Nothing when the server is gone.
 */
export async function respond(message) {
  try {
    const response = await fetch(CALL, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ data: [message] }),
      signal: AbortSignal.timeout(GIVE_UP_AFTER_MS),
    });
    return response.ok ? (await response.json()).data[0] : undefined;
  } catch {
    return undefined;
  }
}
