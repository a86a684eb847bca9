/** Offers how what is being typed may go on. */
export function complete(input, what) {
  let asked = 0;
  input.addEventListener("input", async () => {
    const turn = ++asked;
    const answer = await fetch(`/complete?of=${what}&text=${encodeURIComponent(input.value)}`);
    const choices = answer.ok ? await answer.json() : [];
    if (turn !== asked) return;
    input.list.replaceChildren(
      ...choices.map((value) => Object.assign(document.createElement("option"), { value })),
    );
  });
}
