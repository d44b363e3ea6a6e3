export type Intake = {
  /** The file chooser, worked by keyboard as well. */
  readonly input: HTMLInputElement;
  /** Where files may be dropped. */
  readonly place: Document | HTMLElement;
  /** What is marked while files hover. */
  readonly marked: HTMLElement;
  readonly take: (files: readonly File[]) => void;
};

/** Files reach the page in two ways, and both end in `take`. */
export function listen({ input, place, marked, take }: Intake): void {
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    // Emptied, so that choosing the same file again, say once mended, counts as a choice.
    input.value = '';
    if (files.length > 0) take(files);
  });
  place.addEventListener('dragover', (event) => {
    if (hover(event)) marked.classList.add('hovered');
  });
  place.addEventListener('dragleave', () => marked.classList.remove('hovered'));
  place.addEventListener('drop', (event) => {
    if (!hover(event)) return;
    marked.classList.remove('hovered');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) take(files);
  });
}

/**
 * Whether files hover, and the first place under them to ask. Without the default prevented, a browser
 * would leave the page and open the file.
 */
function hover(event: Event): event is DragEvent {
  if (!(event instanceof DragEvent) || event.defaultPrevented) return false;
  if (event.dataTransfer?.types.includes('Files') !== true) return false;
  event.preventDefault();
  return true;
}
