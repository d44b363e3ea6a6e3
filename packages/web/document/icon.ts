const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 52" fill="none" stroke-width="6">' +
  '<rect width="52" height="52" rx="11" fill="#0e5460"/>' +
  '<rect x="22" y="17" width="23" height="18" rx="9" stroke="#e2a84b"/>' +
  '<rect x="7" y="17" width="23" height="18" rx="9" stroke="#fff"/></svg>';

/** The page's icon within the page, so that no browser asks for one. */
export const ICON = `data:image/svg+xml,${encodeURIComponent(DRAWING)}`;
