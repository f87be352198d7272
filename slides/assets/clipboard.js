/** Copies a text, and reports in a status element what was copied. */
async function copyText(text, what, status) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = `Copied the ${what}.`;
  } catch {
    status.textContent = `The browser does not allow it; copy the ${what} by hand.`;
  }
}
