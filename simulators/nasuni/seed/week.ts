// On which days does something happen? Sets of days as the console writes them, for schedules of filers and volumes.

/** One truth value per day of the week. */
export interface Days {
  readonly sun: boolean;
  readonly mon: boolean;
  readonly tue: boolean;
  readonly wed: boolean;
  readonly thu: boolean;
  readonly fri: boolean;
  readonly sat: boolean;
}

const workday = { mon: true, tue: true, wed: true, thu: true, fri: true } as const;

/** All seven days. */
export const everyDay: Days = { sun: true, ...workday, sat: true };

/** Monday to Friday. */
export const workdays: Days = { sun: false, ...workday, sat: false };

/** Only Sunday. */
export const sundays: Days = { sun: true, mon: false, tue: false, wed: false, thu: false, fri: false, sat: false };
