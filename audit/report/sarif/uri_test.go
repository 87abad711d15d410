package sarif

import "testing"

func TestFileURIs(t *testing.T) {
	for name, want := range map[string]sarifURI{
		"inventory/a.csv":    {URI: "inventory/a.csv", Base: "%SRCROOT%"},
		"./a b.csv":          {URI: "a%20b.csv", Base: "%SRCROOT%"},
		"a:b.csv":            {URI: "./a:b.csv", Base: "%SRCROOT%"}, // no scheme, no drive
		`sites\north.csv`:    {URI: "sites/north.csv", Base: "%SRCROOT%"},
		`C:\net\a.csv`:       {URI: "file:///C:/net/a.csv"},
		"C:/net/a.csv":       {URI: "file:///C:/net/a.csv"},
		"/srv/inventory.csv": {URI: "file:///srv/inventory.csv"},
	} {
		if got := sarifFile(name); got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}
