// Checks of meals: weekly by the school, once by education. On invented schools only.
import type { SampleContext } from "../area-sample.ts";
import { dayNumber, isoDate } from "../writing/calendar.ts";
import { inventPersonName } from "../writing/invented-names.ts";
import { plantedNutrition } from "./planted.ts";
import type { SchoolTally } from "./school-tally.ts";
import type { NutritionTables } from "./tables.ts";

const dishes = [
  "土豆烧鸡块",
  "番茄炒蛋",
  "青椒肉丝",
  "萝卜炖骨头",
  "豆腐圆子",
  "红烧带鱼",
  "莴笋炒肉",
  "南瓜粉蒸肉",
];
const greens = ["炒莲白", "清炒菠菜", "蒜蓉油麦菜", "白菜汤", "冬瓜汤"];
const faults = ["留样记录缺一餐。", "一日食谱与公示不一致。", "食材进货票据未当日登记。"];
const weeks = 5;

export function writeChecks(tables: NutritionTables, context: SampleContext, tally: SchoolTally): void {
  const { row, township } = tally.site;
  const { today, schoolYearStart } = context.calendar;
  const random = context.random(`nutrition checks ${row.id}`);
  // 1970-01-01 was a Thursday: the last Friday before today.
  const yesterday = dayNumber(today) - 1;
  const lastFriday = yesterday - ((yesterday - 1) % 7);
  const { shortfall, shortOnce } = plantedNutrition;
  for (let week = 0; week < weeks; week++) {
    const byEducation = week === 2;
    const checkedOn = isoDate(lastFriday - week * 7 - (byEducation ? 2 : 0));
    if (checkedOn < schoolYearStart) return;
    const failed =
      week === 0
        ? [shortfall.id, shortOnce.id].includes(row.id as never)
        : random.chance(byEducation ? 0.08 : 0.02);
    const published = week === 0 ? row.id === shortfall.id || random.chance(0.4) : random.chance(0.95);
    const menu = Array.from({ length: 5 }, () => `${random.pick(dishes)}、${random.pick(greens)}`);
    const days = random.chance(0.9) ? 5 : 4;
    tables.mealQualityCheck.add({
      ...context.nextIdentity(),
      schoolId: row.id,
      townshipId: township.id,
      checkedOn,
      menuDays: days,
      menu: menu.slice(0, days).join("；"),
      findings: failed ? random.pick(faults) : null,
      passed: !failed,
      checkedBy: byEducation ? "education" : "school",
      checker: inventPersonName(random, random.chance(0.5) ? "1" : "2"),
      publishedOn: published && row.id !== shortOnce.id ? isoDate(dayNumber(checkedOn) + 1) : null,
    });
  }
}
