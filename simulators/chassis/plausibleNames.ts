// What would a company call its folders, people and hosts? Seeding code of all vendors draws names from these lists.

/** Departments and other owners of data. */
export const departments = [
  "finance",
  "engineering",
  "marketing",
  "legal",
  "hr",
  "sales",
  "research",
  "design",
  "production",
  "editorial",
  "archive",
  "operations",
] as const;

/** What the data is for. */
export const purposes = [
  "projects",
  "render",
  "scans",
  "reports",
  "backups",
  "footage",
  "datasets",
  "homes",
  "releases",
  "templates",
  "invoices",
  "simulations",
] as const;

/** Places of a company. */
export const places = ["london", "berlin", "lyon", "boston", "denver", "osaka", "sydney", "toronto"] as const;

/** Login names of people. */
export const people = [
  "a.moreau",
  "b.schmidt",
  "c.tanaka",
  "d.okafor",
  "e.rossi",
  "f.novak",
  "g.larsen",
  "h.patel",
] as const;

/** A name that is unique for each index: "finance-projects", …, then "finance-projects-2" and so on. */
export function folderName(index: number): string {
  const round = Math.floor(index / (departments.length * purposes.length));
  const within = index % (departments.length * purposes.length);
  const department = departments[within % departments.length];
  const purpose = purposes[Math.floor(within / departments.length) % purposes.length];
  return round === 0 ? `${department}-${purpose}` : `${department}-${purpose}-${round + 1}`;
}
