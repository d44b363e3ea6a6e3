/** Whether the page was opened from a disk. */
export function isSavedCopy(): boolean {
  return location.protocol === 'file:';
}

/** From a disk, the ways to other pages lead nowhere: they are taken away. */
export function detachSavedCopy(): void {
  if (!isSavedCopy()) return;
  for (const navigation of document.querySelectorAll('.masthead nav')) navigation.remove();
  document.querySelector('.brand')?.removeAttribute('href');
}
