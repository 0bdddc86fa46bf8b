// Common surnames and given-name characters. Combined by chance: a name that some person bears is a coincidence.

export const surnames = [
  ..."李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文",
  "欧阳",
  "上官",
];

export const boyCharacters = [
  ..."伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林阳建峰亮成栋博文轩泽晨睿航天翔瑞子昊梓铭皓哲宸毅",
];

export const girlCharacters = [
  ..."芳娜敏静丽艳娟霞秀燕玲桂英梅琳雪慧婷莉红玉洁颖倩蕾薇悦欣雨佳怡思梦诗涵璐瑶琪妍萱彤语嫣可馨梓菲冰心月",
];

/** Where a parent works away: provinces, in the form that the column stores. */
export const workplaceProvinces = [
  "广东省",
  "浙江省",
  "江苏省",
  "福建省",
  "上海市",
  "四川省",
  "湖北省",
  "北京市",
];
