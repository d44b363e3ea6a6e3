/** Lists the chosen files by their whole names: browsers show a number, or cut them. */
export function nameFiles(input: HTMLInputElement): void {
  const list = input.parentElement?.querySelector<HTMLUListElement>('.chosen');
  input.addEventListener('change', () => {
    if (!list) return;
    const items = [...(input.files ?? [])].map(({ name }) => {
      const item = document.createElement('li');
      item.dir = 'auto';
      item.textContent = name;
      return item;
    });
    list.replaceChildren(...items);
    list.hidden = items.length === 0;
  });
}
