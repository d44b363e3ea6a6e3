/** Two links that hold each other. Ours, neutral: no emblem and no national colours (law §3). */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 52 32" width="52" height="32" aria-hidden="true" focusable="false">
      <rect class="mark-b" x="21" y="5" width="28" height="22" rx="11" />
      <rect class="mark-a" x="3" y="5" width="28" height="22" rx="11" />
      <path class="mark-b" d="M32 5h6a11 11 0 0 1 0 22h-6" />
      <path class="mark-over" d="M21 16a11 11 0 0 1 11 -11" />
      <path class="mark-b" d="M21.3 13.5a11 11 0 0 1 10.7 -8.5" />
    </svg>
  );
}
