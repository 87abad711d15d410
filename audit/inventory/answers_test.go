package inventory

import (
	"errors"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/inventory/columns"
	"github.com/gearaudit/gearaudit/audit/inventory/values"
)

// What a person said that a text means goes before what the dictionary says, and
// before doubts.
func TestAnswers(t *testing.T) {
	d := dictionary()
	a := values.Answers{}
	for _, x := range [][3]string{
		{"status", "RMA", "offline"}, {"status", "gone?", "removed"}, {"status", "spare", "unknown"}, {"status", "-/-", "active"},
		{"technology", "5G", "5g_sa"}, {"country", "UK-N", "GB"}, {"installed_on", "go-live", "2019-05-01"}, {"quantity", "1 lot", "12"},
		{"mac_address", "hidden", "unknown"},
	} {
		if err := a.Add(d, x[0], x[1], x[2]); err != nil {
			t.Fatal(x, err)
		}
	}
	w := columns.NewLexicon(d)
	w.Answers = a
	tests := []struct {
		field gear.Field
		cell  string
		state gear.State
		want  string // the value that it stands for
	}{
		{gear.Status, " rma ", gear.Present, "offline"},
		{gear.Status, "RMA?", gear.Bad, ""},
		{gear.Status, "gone?", gear.Present, "removed"},
		{gear.Status, "gone", gear.Bad, ""},
		{gear.Status, "Spare", gear.Blank, ""},
		{gear.Status, "-/-", gear.Present, "active"},
		{gear.Status, "active", gear.Present, "active"},
		{gear.Technology, "5G", gear.Present, "5g_sa"},
		{gear.Country, "uk-n", gear.Present, "GB"},
		{gear.InstalledOn, "Go live", gear.Present, "2019-05-01"},
		{gear.Quantity, "1 LOT", gear.Present, "12"},
		{gear.MACAddress, "hidden", gear.Blank, ""},
	}
	for _, tt := range tests {
		v, _ := w.Reader(tt.field).Read(tt.cell)
		var got string
		switch def := &d.Defs[tt.field]; {
		case v.State != gear.Present:
		case v.Code > 0:
			got = def.Values[v.Code-1]
		case def.Type == gear.Day:
			got = v.Date.String()
		default:
			got = "12"
			if v.Int != 12 {
				got = "another number"
			}
		}
		if v.State != tt.state || got != tt.want || v.Set != 0 {
			t.Errorf("%s %q: state %d, %q; want %d, %q", d.Name(tt.field), tt.cell, v.State, got, tt.state, tt.want)
		}
	}
}

func TestAnswerFaults(t *testing.T) {
	d := dictionary()
	for _, tt := range []struct{ field, text, value, what, hint string }{
		{"staus", "RMA", "offline", `no field "staus"`, "did you mean status?"},
		{"status", "RMA", "of-line", `status cannot be "of-line"`, "did you mean offline?"},
		{"status", "RMA", "in repair", `status cannot be "in repair"`, "planned, staged, active, offline, decommissioning, removed, disposed, unknown"},
		{"manufacturer", "HW", "huawei", "free text", `makers: {"HW": none}`},
		{"installed_on", "2018", "1.5.2019", `installed_on cannot be "1.5.2019"`, "2026-11-21"},
		{"quantity", "lot", "0", `quantity cannot be "0"`, "a whole number"},
		{"unit_cost", "n/c", "0", `unit_cost cannot be "0"`, "unknown"},
	} {
		err := values.Answers{}.Add(d, tt.field, tt.text, tt.value)
		var fault *gear.Fault
		if !errors.As(err, &fault) || !strings.Contains(fault.What, tt.what) || !strings.Contains(fault.Hint, tt.hint) {
			t.Errorf("%v: %+v", tt, fault)
		}
	}
	a := values.Answers{}
	_ = a.Add(d, "status", "RMA", "offline")
	if err := a.Add(d, "status", "r.m.a.", "removed"); err == nil || !strings.Contains(err.Error(), "says twice") {
		t.Error("two meanings of a text:", err)
	}
	if err := a.Add(d, "status", "rma", "offline"); err != nil {
		t.Error("the same meaning again:", err)
	}
}
