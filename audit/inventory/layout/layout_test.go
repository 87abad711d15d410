package layout

import (
	"fmt"
	"strings"
	"testing"
)

func words() *Words {
	fields := map[string]Kind{
		"manufacturer": Maker, "maker": Maker, "vendor": Maker, "model": Model, "serial": Serial, "serial number": Serial, "mac": Address,
		"site": Plain, "qty": Plain, "status": Plain, "notes": Remark, "description": Remark, "role": Plain, "port": Plain,
	}
	is := func(list string) func(string) bool {
		return func(s string) bool { return strings.Contains(list, "|"+strings.ToLower(s)+"|") }
	}
	return &Words{
		Field: func(s string) Kind { return fields[strings.ToLower(strings.TrimSpace(s))] },
		Maker: is("|huawei|cisco|nokia|zte|"),
		Code:  func(s string) bool { return strings.ContainsAny(s, "0123456789") && len(s) > 3 },
		Unit:  is("|w|kg|unit|"),
		Named: func(s string) bool { return strings.Contains(strings.ToLower(s), "huawei") },
	}
}

func rowsOf(text string) []Row {
	var out []Row
	for i, line := range strings.Split(text, "\n") {
		out = append(out, Row{i + 1, strings.Split(line, ";")})
	}
	return out
}

// read returns what is read of a text, a line for each thing and skipped line.
func read(text string) string {
	rows := rowsOf(text)
	l := Find(rows, words())
	if l == nil {
		return "none"
	}
	if l.End >= 0 {
		rows = rows[:l.End]
	}
	t := l.Table()
	all := 0
	for _, r := range rows {
		all += filled(r.Cells)
		t.Add(r)
	}
	t.End()
	var out []string
	for _, thing := range t.Things {
		s := ""
		for _, c := range thing.Cells {
			s += fmt.Sprintf("%s=%s@%d:%d ", t.Keys[c.Key], c.Text, c.Line, c.Column)
		}
		out = append(out, strings.TrimSpace(s))
	}
	for _, s := range t.Skipped {
		out = append(out, fmt.Sprintf("skip %d:%d %s", s.Line, s.Column, s.Text))
	}
	if int(t.Cells) != all {
		out = append(out, fmt.Sprintf("%d cells of %d", t.Cells, all))
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"turned": {
			"Field;A;B\nMaker;Huawei;Cisco\nModel;S5720;C9300\nSite;X;Y",
			"Field=A@1:2 Maker=Huawei@2:2 Model=S5720@3:2 Site=X@4:2\nField=B@1:3 Maker=Cisco@2:3 Model=C9300@3:3 Site=Y@4:3",
		},
		"turned below a title, with units and a gap": {
			"Core site;;;\n;;SW1;SW2\nMaker;;Huawei;Cisco\nModel;;S5720;C9300\n;;;\nPower;W;30;\nStatus;;;in use",
			"caption=SW1@2:3 Maker=Huawei@3:3 Model=S5720@4:3 Power=30@6:3\ncaption=SW2@2:4 Maker=Cisco@3:4 Model=C9300@4:4 Status=in use@7:4\nskip 1:0 Core site\nskip 6:2 W",
		},
		"turned tables below each other": {
			"Maker;Huawei;Cisco\nModel;S5720;C9300\nSite;X;Y\n\nMaker;ZTE;Nokia\nModel;C300;7750\nSite;X;Y",
			"Maker=Huawei@1:2 Model=S5720@2:2 Site=X@3:2\nMaker=Cisco@1:3 Model=C9300@2:3 Site=Y@3:3\nMaker=ZTE@5:2 Model=C300@6:2 Site=X@7:2\nMaker=Nokia@5:3 Model=7750@6:3 Site=Y@7:3",
		},
		"one card": {
			"Equipment card;\nMaker;Huawei\nModel;S5720\nSerial;2102\nNotes;",
			"Maker=Huawei@2:2 Model=S5720@3:2 Serial=2102@4:2\nskip 1:0 Equipment card",
		},
		"cards with names, one of which goes on behind a gap": {
			"Card 1;\nMaker;Huawei\nModel;S5720\n;\nSite;X\nCard 2;\nMaker;Cisco\nModel;C9300\nSite;Y",
			"caption=Card 1@1:1 Maker=Huawei@2:2 Model=S5720@3:2 Site=X@5:2\ncaption=Card 2@6:1 Maker=Cisco@7:2 Model=C9300@8:2 Site=Y@9:2",
		},
		"cards beside each other": {
			"Maker;Huawei;;Maker;Cisco\nModel;S5720;;Model;C9300\nSite;X;;Site;Y\n\nMaker;ZTE;;;\nModel;C300;;;",
			"Maker=Huawei@1:2 Model=S5720@2:2 Site=X@3:2\nMaker=Cisco@1:5 Model=C9300@2:5 Site=Y@3:5\nMaker=ZTE@5:2 Model=C300@6:2",
		},
		"a form with two fields a line": {
			"Maker;Huawei;Model;S5720\nSite;X;Serial;2102",
			"Maker=Huawei@1:2 Model=S5720@1:4 Site=X@2:2 Serial=2102@2:4",
		},
		"lines of a name and a value": {
			"Maker: Huawei\nModel: S5720\nSite: 12 Main St;Billings\n\nMaker: Cisco\nModel: C9300\nSite: Y",
			"Maker=Huawei@1:1 Model=S5720@2:1 Site=12 Main St, Billings@3:1\nMaker=Cisco@5:1 Model=C9300@6:1 Site=Y@7:1",
		},
		"attributes by thing": {
			"Device;Attribute;Value\nsw1;Maker;Huawei\nsw1;Model;S5720\nsw2;Maker;Cisco\nsw2;Model;C9300",
			"caption=Device@1:1 Attribute=Value@1:3 caption=sw1@2:1 Maker=Huawei@2:3 Model=S5720@3:3\ncaption=sw2@4:1 Maker=Cisco@4:3 Model=C9300@5:3",
		},
		"sections of one card": {
			"General;Maker;Huawei\nGeneral;Model;S5720\nPlace;Site;X\nPlace;Status;on",
			"caption=General@1:1 Maker=Huawei@1:3 Model=S5720@2:3 caption=Place@3:1 Site=X@3:3 Status=on@4:3",
		},
		"a line below that names a maker": {
			"Maker;Cisco\nModel;C9300\nSite;X\n\nspare Huawei in the cellar;",
			"Maker=Cisco@1:2 Model=C9300@2:2 Site=X@3:2\ncaption=spare Huawei in the cellar@5:1",
		},
		"a form above a table": {
			"Maker;Huawei\nModel;S5720\nSite;X\n\nSlot;Maker;Model;Serial\n1;Huawei;S1;2102",
			"Maker=Huawei@1:2 Model=S5720@2:2 Site=X@3:2",
		},
		"a table":                     {"Site;Maker;Model\nX;Huawei;S5720\nY;Cisco;C9300", "none"},
		"a list of fields":            {"Name;Meaning\nMaker;who made it\nModel;what it is\nSerial;which one it is", "none"},
		"a card of a person":          {"Name;Ann\nSite;X\nNotes;none", "none"},
		"two fields, no thing's own":  {"Site;X\nStatus;on", "none"},
		"ports of one card":           {"Maker;Huawei\nModel;S5720\nPort;1\nPort;2\nSite;X", "Maker=Huawei@1:2 Model=S5720@2:2 Port=1@3:2 Port=2@4:2 Site=X@5:2"},
		"cards without lines between": {"Maker;Huawei\nModel;S5720\nMaker;Cisco\nModel;C9300", "Maker=Huawei@1:2 Model=S5720@2:2\nMaker=Cisco@3:2 Model=C9300@4:2"},
	} {
		if got := read(c.text); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// The cells of a text are counted from its bytes.
func TestCounter(t *testing.T) {
	for text, want := range map[string]int64{
		"": 0, "a": 1, "a;b\n;c": 3, " ; \n": 0, `"";x`: 1, `"a;b";"c` + "\n" + `d";"e""f"` + "\n": 3, `"""";" "` + "\n": 1, `x"y";z`: 2, "a\r\n\r\nb\r\n": 2,
	} {
		c := &Counter{Delimiter: ';', Newline: '\n', Quote: '"'}
		for i := range len(text) { // however the bytes come
			if _, err := c.Write([]byte{text[i]}); err != nil {
				t.Fatal(err)
			}
		}
		if c.End(); c.Cells != want {
			t.Errorf("%q: %d, want %d", text, c.Cells, want)
		}
	}
}
