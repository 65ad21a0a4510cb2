// How is a whole vendor list read, page by page? The door to every way of paging; connectors' feeds use it.
export { nextLinkPages, tokenPages } from "./linkedPages.ts";
export { offsetPages, pageNumberPages } from "./numberedPages.ts";
export type { PagedRead, ParsedPage } from "./pagedRead.ts";
