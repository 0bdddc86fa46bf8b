// The only real schools of the sample: twelve urban primary schools and the nine that 三(一) plans. Names and place
// only: no pupil, class, figure, head or phone is ever generated for them.

export interface SchoolFact {
  readonly name: string;
  readonly township: string;
}

/** Placed in the street that their published catchment (2023) names first. */
export const urbanPrimarySchools: readonly SchoolFact[] = [
  { name: "汉丰一校", township: "汉丰街道" },
  { name: "汉丰二校", township: "汉丰街道" },
  { name: "汉丰三校", township: "云枫街道" },
  { name: "汉丰四校", township: "文峰街道" },
  { name: "汉丰五校", township: "汉丰街道" },
  { name: "汉丰六校", township: "云枫街道" },
  { name: "汉丰七校", township: "云枫街道" },
  { name: "汉丰八校", township: "云枫街道" },
  { name: "汉丰九校", township: "文峰街道" },
  { name: "龙珠小学", township: "云枫街道" },
  { name: "文峰小学", township: "文峰街道" },
  { name: "云枫小学", township: "云枫街道" },
];

/**
 * 三(一) names no site. Where a street or community of the same name exists, that street is taken; the others stand
 * in 丰乐街道 until their site is entered.
 */
export const plannedPrimarySchools: readonly SchoolFact[] = [
  { name: "歇马小学", township: "丰乐街道" },
  { name: "明月小学", township: "丰乐街道" },
  { name: "文峰小学", township: "文峰街道" },
  { name: "红光小学", township: "汉丰街道" },
  { name: "大丘小学", township: "丰乐街道" },
  { name: "丰乐小学", township: "丰乐街道" },
  { name: "丰泰小学", township: "丰乐街道" },
];

export const plannedJuniorSchools: readonly SchoolFact[] = [
  { name: "丰泰初中", township: "丰乐街道" },
  { name: "大丘初中", township: "丰乐街道" },
];
