package audit_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
)

// A baseline excuses what it saw, however rows are numbered, spelled or cut; gear
// at another site, of another vendor or model, or more of it, is new.
func TestBaselineExcusesWhatItSaw(t *testing.T) {
	const head = "serial_number,asset_tag,site_id,manufacturer,model,quantity\n"
	for name, tc := range map[string]struct {
		old, now string
		code     int
	}{
		"the same":                {"SN1,T1,A,Huawei,RRU3268,3\n", "SN1,T1,A,Huawei,RRU3268,3\n", 0},
		"spelled otherwise":       {"SN1,T1,MT-001,Huawei,RRU3268,3\n", "sn-1,,mt001,HUAWEI TECHNOLOGIES,rru-3268,3\n", 0},
		"numbered otherwise":      {"SN1,T1,A,Huawei,RRU3268,3\n", "1,,A,Huawei,RRU3268,3\n", 0},
		"cut into rows":           {"SN1,T1,A,Huawei,RRU3268,3\n", "SN1,T1,A,Huawei,RRU3268,1\nSN2,T2,A,Huawei,RRU3268,2\n", 0},
		"rows joined":             {",,A,Huawei,RRU3268,1\n,,A,Huawei,RRU3268,2\n", ",,A,Huawei,RRU3268,3\n", 0},
		"less of it":              {"SN1,T1,A,Huawei,RRU3268,3\n", "SN1,T1,A,Huawei,RRU3268,2\n", 0},
		"one piece more":          {"SN1,T1,A,Huawei,RRU3268,3\n", "SN1,T1,A,Huawei,RRU3268,4\n", 1},
		"one row more":            {"SN1,T1,A,Huawei,RRU3268,3\n", "SN1,T1,A,Huawei,RRU3268,3\nSN9,T9,A,Huawei,RRU3268,1\n", 1},
		"another vendor, one tag": {",T1,S1,Huawei,RRU3959,1\n", ",T1,S9,ZTE,R8862,1\n", 1},
		"another model, no tag":   {"N/A,,A,Huawei,RRU3268,1\n", "N/A,,A,Huawei,CX600-X8,1\n", 1},
		"another site, one tag":   {",T1,A,Huawei,RRU3268,1\n", ",T1,B,Huawei,RRU3268,1\n", 1},
		"many of one tag":         {",T1,A,Huawei,RRU3268,1\n", ",T1,A,Huawei,RRU3268,9000\n", 1},
	} {
		opts := request(t, head+tc.now)
		var err error
		if opts.Known, err = audit.Baseline(audittest.Saved(t, request(t, head+tc.old))); err != nil {
			t.Fatal(err)
		}
		if r, _ := run(t, opts); r.Summary.ExitCode != tc.code {
			t.Errorf("%s: exit code %d, want %d", name, r.Summary.ExitCode, tc.code)
		}
	}
}
