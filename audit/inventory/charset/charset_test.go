package charset

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// encoded is a text as an encoding writes it.
func encoded(t *testing.T, name, text string) string {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const (
	western  = "site,manufacturer,note\nZürich,Huawei,über dem Dach\nMálaga,ZTE,año 2019\nLyon,Nokia,côté sud\n"
	chinese  = "设备型号,厂家,状态\n基站无线设备,华为,在用\n传输设备,中兴,在用\n机房编码,诺基亚,维护\n"
	tradChi  = "設備型號,廠家,狀態\n無線設備,華為,使用中\n傳輸設備,中興,維護\n機房編號,諾基亞,購買\n"
	japanese = "装置番号,メーカー,状態\n無線機器,ファーウェイ,稼働中のもの\n局の装置,ノキア,停止したもの\n"
)

// A text is read in the encoding in which it was written, found by its mark or its
// letters, and comes out as it was.
func TestTextsComeOutAsTheyWere(t *testing.T) {
	for name, tc := range map[string]struct{ written, text, want string }{
		"plain":                {"site,maker\nA,Huawei\n", "site,maker\nA,Huawei\n", "utf-8"},
		"utf-8":                {western, western, "utf-8"},
		"utf-8 with a mark":    {"\xef\xbb\xbf" + western, western, "utf-8"},
		"windows-1252":         {encoded(t, "windows-1252", western), western, "windows-1252 (letters with accents stand between plain ones)"},
		"utf-16 with a mark":   {"\xff\xfe" + encoded(t, "utf-16le", western), western, "utf-16le"},
		"utf-16 the other way": {"\xfe\xff" + encoded(t, "utf-16be", western), western, "utf-16be"},
		"utf-16 without":       {encoded(t, "utf-16le", western), western, "utf-16le (every other byte is zero)"},
		"utf-16be without":     {encoded(t, "utf-16be", western), western, "utf-16be (every other byte is zero)"},
		"gb18030":              {encoded(t, "gb18030", chinese), chinese, "gb18030 (its letters make sense)"},
		"big5":                 {encoded(t, "big5", tradChi), tradChi, "big5 (its letters make sense)"},
		"shift_jis":            {encoded(t, "shift_jis", japanese), japanese, "shift_jis (its letters make sense)"},
		"damaged utf-8":        {chinese + "坏\xff的\n", chinese + "坏\xff的\n", "utf-8 (nearly all of it is valid)"},
	} {
		c, err := Find([]byte(tc.written), false, "", "x.csv")
		if err != nil || c.String() != tc.want {
			t.Errorf("%s: %s, %v; want %s", name, c, err, tc.want)
			continue
		}
		r, err := c.Reader(strings.NewReader(tc.written))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != tc.text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if got, err := c.Decode([]byte(tc.written)); err != nil || string(got) != tc.text {
			t.Errorf("%s, its beginning: %q, %v", name, got, err)
		}
		if c.Converts() {
			var back bytes.Buffer
			if _, err := io.WriteString(c.Writer(&back), tc.text); err != nil || back.String() != tc.written[c.Mark():] {
				t.Errorf("%s is written back as %q, %v", name, back.String(), err)
			}
		}
	}
}

// The beginning of a text may end within a character.
func TestBeginningsMayBeCut(t *testing.T) {
	for n := 1; n < len(chinese); n++ {
		if c, err := Find([]byte(chinese[:n]), true, "", "x.csv"); err != nil || c.String() != "utf-8" {
			t.Fatalf("the first %d bytes: %s, %v", n, c, err)
		}
	}
	if c, err := Find([]byte("site\nA,\xe8\xae"), false, "", "x.csv"); err == nil && c.String() == "utf-8" {
		t.Error("a whole text ends within a character, and is valid")
	}
	if c, err := Find([]byte("a,b\n1,\xe8\xae\xe8\xae\xe8\xae\xe8"), true, "", "x.csv"); err == nil && c.String() == "utf-8" {
		t.Error("more than a character is broken at the end, and the text is valid")
	}
}

// What the user names is taken, with the mark that belongs to it, and what is no
// encoding is refused.
func TestDeclaredEncodings(t *testing.T) {
	for name, tc := range map[string]struct{ declared, written, want string }{
		"windows-1251":              {"windows-1251", encoded(t, "windows-1251", "завод"), "завод"},
		"by another name":           {"cp1251", encoded(t, "windows-1251", "завод"), "завод"},
		"utf-8 without its mark":    {"UTF-8", "\xef\xbb\xbfx", "x"},
		"utf-16 without its mark":   {"utf-16le", "\xff\xfex\x00", "x"},
		"a mark of another one":     {"windows-1252", "\xef\xbb\xbfx", "ï»¿x"},
		"utf-8 though it looks not": {"utf-8", "\xffx", "\xffx"},
	} {
		c, err := Find([]byte(tc.written), false, tc.declared, "x.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got, err := c.Decode([]byte(tc.written)); err != nil || string(got) != tc.want || !strings.HasSuffix(c.String(), "(named by --encoding)") {
			t.Errorf("%s: %q as %s, %v", name, got, c, err)
		}
	}
	var fault *gear.Fault
	if _, err := Find([]byte("x"), false, "utf-9", "x.csv"); !errors.As(err, &fault) || fault.Kind != gear.Usage || fault.Hint == "" {
		t.Errorf("utf-9 is an encoding: %v", err)
	}
}

// What is not beyond doubt is refused, with the line that is to blame and what it may be.
func TestDoubtfulEncodings(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		line int
		hint string
	}{
		"cyrillic":                     {"site\nplain\n" + encoded(t, "windows-1251", "завод,город,сеть\n"), 3, "windows-1251"},
		"korean":                       {encoded(t, "euc-kr", "장비,제조사\n기지국,화웨이\n"), 1, "euc-kr"},
		"bytes that no script has":     {"a\nb\n\x81\x8d\xff\xfe\n", 3, "name it with --encoding"},
		"as much damaged as good":      {"a\nü\n\xff\xfa\n", 3, "name it with --encoding"},
		"letters of the west, in runs": {"a\n\xe4\xf6\xfc\xdf\xe4\xf6 x \xe4\xf6\xfc\n", 2, "windows-1252"},
	} {
		_, err := Find([]byte(tc.text), false, "", "x.csv")
		var fault *gear.Fault
		if !errors.As(err, &fault) || fault.Kind != gear.Incomplete || fault.Place.Line != tc.line || fault.Place.File != "x.csv" || !strings.Contains(fault.Hint, tc.hint) {
			t.Errorf("%s: %v (%+v), want line %d and %s", name, err, fault, tc.line, tc.hint)
		}
	}
}

// Some zeros do not make a text one of two bytes a letter: most of one half of the
// bytes must be zero, and hardly any of the other.
func TestZeros(t *testing.T) {
	half := func(zeros, letters int, first bool) string { // so many letters behind or before a zero, others behind a letter
		var b strings.Builder
		for range zeros {
			b.WriteString(map[bool]string{true: "\x00a", false: "a\x00"}[first])
		}
		return b.String() + strings.Repeat("\x4e\x2d", letters)
	}
	for name, tc := range map[string]struct{ text, want string }{
		"all":             {half(100, 0, false), "utf-16le"},
		"all, first":      {half(100, 0, true), "utf-16be"},
		"seven in ten":    {half(70, 30, false), "utf-16le"},
		"six in ten":      {half(60, 40, false), ""},
		"of both halves":  {strings.Repeat("\x00\x00a\x00", 50), ""},
		"of three":        {half(3, 0, true), "utf-16be"},
		"of two":          {half(2, 0, true), ""},
		"nothing":         {"", ""},
		"no zeros":        {"site,maker\n", ""},
		"a few elsewhere": {half(96, 0, false) + strings.Repeat("\x00b", 4), "utf-16le"},
		"five elsewhere":  {half(95, 0, false) + strings.Repeat("\x00b", 5), ""},
	} {
		if c, ok := zeros([]byte(tc.text)); c.Name != tc.want || ok != (tc.want != "") {
			t.Errorf("%s: %q", name, c.Name)
		}
	}
}
