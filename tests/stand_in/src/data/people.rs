//! Creators and editors of realistic rows; each has the same id in all projects.

/// Id and name with a weight for the random choice.
pub static PEOPLE: [((&str, &str), u64); 14] = [
    (("KzpNzpkv", "管理员"), 16),
    (("Wm3xQ9Lb", "王小明"), 14),
    (("Ln8aT2Yc", "李娜"), 13),
    (("Ec5hE7nU", "Emma Chen"), 11),
    (("Zw4eiK1p", "张伟"), 9),
    (("Lf6yGq0R", "刘芳"), 8),
    (("Cj2sVd7M", "陈静"), 7),
    (("Ds9mItH3", "Daniel Smith"), 6),
    (("Zy1lBu5X", "赵雨桐"), 5),
    (("Oy7xuaN4", "欧阳雪"), 4),
    (("Pk3rPriY", "Priya Kumar"), 3),
    (("Hj8nTuo2", "黄建国"), 2),
    (("Aa4gAbd6", "阿不都热依木·买买提"), 1),
    (("Mg5rZoe9", "María García-López"), 1),
];
