package safetext_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// A row that cannot be cut is made safe piece by piece, and stays as it is otherwise.
func TestRow(t *testing.T) {
	for row, want := range map[string]string{
		`A-4,"Nok"ia,X,1`:        `A-4,"Nok"ia,X,1`,
		`=1+1,b`:                 `'=1+1,b`,
		`a,"=1+1",-5,+5,-5x`:     `a,"'=1+1",-5,'+5,'-5x`,
		`a;=1;b|=2`:              `a;'=1;b|'=2`,
		"a\t=1":                  "a\t'=1",
		"a,\"x\n=1\n::error::\"": "a,\"x\n'=1\n'::error::\"",
		"::error::x,b":           "'::error::x,b",
		"a\x1b[2J,##[x]":         `a\x1b[2J,# #[x]`,
		"a, @x, \uff1d1":         "a, '@x, '\uff1d1",
		"\xff,b":                 `\xff,b`,
		"-12.50,\"-3\"":          "-12.50,\"-3\"",
	} {
		if got := safetext.Row(row); got != want {
			t.Errorf("%q: %q, want %q", row, got, want)
		}
	}
}
