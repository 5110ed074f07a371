"""What whoever uses the data should know first: the same in the README, the workbook and on the data page."""

from generator.diagnostics import Text

READING: tuple[Text, ...] = (
    Text(
        "ข้อมูลอ่านจากแบบรายงานที่หน่วยงานพิมพ์ ตามที่รายงานระบุ และแก้ไขเฉพาะรายการในตาราง corrections ซึ่งบอกเหตุผลไว้",
        "The data is read from the printed reports of agencies, as reported; only what the table corrections lists, "
        "each with its reason, was corrected.",
    ),
    Text(
        "ช่องว่างคือไม่มีค่า ไม่ใช่ศูนย์ พจนานุกรมข้อมูลบอกว่าช่องว่างของแต่ละคอลัมน์หมายถึงอะไร",
        "An empty cell has no value; it is not zero. The dictionary says what an empty cell of each column means.",
    ),
    Text(
        "จำนวนเงินเป็นบาท ทศนิยมสองตำแหน่ง วันที่เป็น ค.ศ. แบบ ISO 8601 ยกเว้นคอลัมน์ที่ชื่อลงท้ายด้วย _be ซึ่งเป็น พ.ศ.",
        "Amounts are in baht with two decimals. Dates are of the common era, as ISO 8601; columns whose names end in "
        "_be are of the Buddhist era.",
    ),
    Text(
        "โครงการหนึ่งระบุด้วย fiscal_year_be และ project_id คู่กัน ตารางอื่นเชื่อมกับ projects ด้วยสองคอลัมน์นี้",
        "fiscal_year_be and project_id together identify a project, and join the other tables to projects.",
    ),
    Text(
        "ก่อนรวมจำนวนเงิน โปรดดูว่ามีกี่โครงการที่ระบุจำนวนนั้น ผลรวมของแถวที่มีค่าไม่ใช่ผลรวมของทุกโครงการ",
        "Before you add amounts, see how many projects state them: the sum of the cells that have a value is not the "
        "sum of all projects.",
    ),
    Text(
        "ทุกแถวบอกหน้าเว็บที่มา (url) และไฟล์รายงานกับบรรทัดที่อ่านค่า จึงตรวจกับต้นฉบับได้",
        "Each row names its page (url); its report file and the lines it was read from lead back to the document.",
    ),
    Text(
        "ไม่มีชื่อและโทรศัพท์ของเจ้าหน้าที่ในตารางใด เลขประจำตัวประชาชน เบอร์มือถือ และอีเมลส่วนตัวในข้อความถูกปิดไว้เสมอ",
        "No table has officials' names or phones. Citizen numbers, mobile numbers and private e-mail addresses in "
        "texts are always masked.",
    ),
)
