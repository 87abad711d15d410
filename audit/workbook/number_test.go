package workbook

import "testing"

// Whether a number is a day is decided by its style alone.
func TestNumberLook(t *testing.T) {
	for code, want := range map[string]string{
		"General": "43831", "0": "43831", "#,##0.00": "43831", "0000000": "0043831", `"day "0`: "43831", `[Red]0`: "43831",
		"yyyy-mm-dd": "2020-01-01", "dd.mm.yyyy": "2020-01-01", "m/d/yy": "2020-01-01", "d-mmm": "2020-01-01", "mmm yy": "2020-01-01",
		`[$-407]d. mmmm yyyy;@`: "2020-01-01", "yyyy年m月d日": "2020-01-01", `yyyy\-mm`: "2020-01-01", "mmm": "2020-01-01",
		"hh:mm": "43831", "mm:ss": "43831", "[h]:mm": "43831", `0" days"`: "43831", `_-* #,##0_-`: "43831", "@": "43831",
	} {
		if got := parseNumberFormat(code).shown("43831", false); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	for _, c := range []struct {
		stored   string
		day      bool
		from1904 bool
		want     string
	}{
		{"43831.5", true, false, "2020-01-01T12:00:00"}, {"42369", true, true, "2020-01-01"}, {"61", true, false, "1900-03-01"},
		{"60", true, false, "60"}, {"2958465", true, false, "9999-12-31"}, {"2958466", true, false, "2958466"}, {"-5", true, false, "-5"},
		{"47.103200000000001", false, false, "47.1032"}, {"0.30000000000000004", false, false, "0.3"}, {"1E+3", false, false, "1000"},
		{"1.2345678901234568E+19", false, false, "12345678901234600000"}, {"12345678901234567890", false, false, "12345678901234567890"},
		{"-0.5", false, false, "-0.5"}, {"NaN", false, false, "NaN"}, {"x", false, false, "x"}, {"1e999", true, false, "1e999"},
	} {
		if got := (numberFormat{day: c.day}).shown(c.stored, c.from1904); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// A number whose format makes a code of it is read as the sheet shows it; units
// and currencies leave it a number.
func TestCodes(t *testing.T) {
	for _, c := range []struct{ format, stored, want string }{
		{`"A-"00000`, "42", "A-00042"}, {`000\-000`, "123456", "123-456"}, {`000-000`, "7", "000-007"}, {`"SITE "0000`, "42", "SITE 0042"}, {`\M\T\-0`, "17", "MT-17"},
		{`00\.00`, "1234", "12.34"}, {`(000) 000-0000`, "4065550101", "(406) 555-0101"}, {`000`, "12345", "12345"}, {`"A-"000;"B-"000`, "5", "A-005"}, {`"X"00`, "0", "X00"},
		{`"Huawei BBU"0`, "3900", "Huawei BBU3900"}, {`"Huawei "General`, "3900", "Huawei 3900"}, {`"华为 "#,##0`, "3900", "华为 3900"},
		{`0" ea"`, "3", "3"}, {`"EUR"0`, "3", "3"}, {`"$"#,##0`, "3", "3"}, {`[$€-407] 0`, "3", "3"}, {`"day "0`, "3", "3"}, {`0.00" kg"`, "3", "3"}, {`"A-"00000`, "4.5", "4.5"}, {`"A-"00000`, "-4", "-4"},
	} {
		if got := parseNumberFormat(c.format).shown(c.stored, false); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.format, c.stored, got, c.want)
		}
	}
}
