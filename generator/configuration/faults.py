"""What can be wrong with the configuration."""

from generator.diagnostics import Rule, Severity, Text

MISSING_LICENCE = Rule(
    "missing-licence",
    Severity.ERROR,
    Text("ไม่ได้ระบุสัญญาอนุญาต", "No licence"),
    Text(
        "ข้อมูลที่ไม่มีสัญญาอนุญาตนำไปใช้ต่อไม่ได้ จึงไม่สร้างเว็บไซต์", "Data without a licence cannot be reused, so no site is built."
    ),
    Text(
        "เพิ่ม licence ใน content/site.yaml เช่น licence: CC-BY-4.0",
        "Add `licence` to content/site.yaml, such as licence: CC-BY-4.0",
    ),
)
INVALID_SETTING = Rule(
    "invalid-setting",
    Severity.ERROR,
    Text("การตั้งค่าใช้ไม่ได้", "Setting cannot be used"),
    Text("ค่าที่ผิดทำให้เว็บไซต์ทั้งเว็บผิด", "A wrong setting makes the whole site wrong."),
    Text("เขียนค่าตามแบบที่บอกไว้", "Write the value as shown."),
)
MISSING_CONFIGURATION = Rule(
    "missing-configuration",
    Severity.ERROR,
    Text("ไม่พบ site.yaml", "No site.yaml"),
    Text("เว็บไซต์ต้องมีชื่อและสัญญาอนุญาต", "A site needs a title and a licence."),
    Text("สร้าง content/site.yaml ที่มี title และ licence", "Make content/site.yaml with a title and a licence."),
)
UNREADABLE_CONFIGURATION = Rule(
    "unreadable-configuration",
    Severity.ERROR,
    Text("เปิดไฟล์ตั้งค่าไม่ได้", "Configuration file cannot be opened"),
    Text("ไฟล์ที่อ่านไม่ได้ไม่มีผลกับเว็บไซต์", "What cannot be read has no effect on the site."),
    Text("ตรวจสิทธิ์การอ่านไฟล์ และบันทึกเป็น UTF-8", "See that the file may be read, and is saved as UTF-8."),
)
RULES = (MISSING_LICENCE, INVALID_SETTING, MISSING_CONFIGURATION, UNREADABLE_CONFIGURATION)
