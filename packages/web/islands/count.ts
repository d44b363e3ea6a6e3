/** Shows how many characters of the most are used, beside the limit that the server wrote. */
export function countCharacters(area: HTMLTextAreaElement): void {
  const most = area.dataset.most ?? '';
  const place = area.parentElement?.querySelector('.limit-count');
  function show(): void {
    if (!place) return;
    place.textContent = `${Array.from(area.value).length} / ${most}`;
    place.classList.toggle('limit-passed', Array.from(area.value).length > Number(most));
  }
  area.addEventListener('input', show);
  show();
}
