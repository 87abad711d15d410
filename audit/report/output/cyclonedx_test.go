package output_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// cdxSchema is the schema of CycloneDX 1.7. What it refers to in other files,
// licences, signatures and algorithms, we do not write.
func cdxSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	open := []string{}
	for _, name := range []string{"spdx", "jsf-0.82", "cryptography-defs"} {
		open = append(open, "http://cyclonedx.org/schema/"+name+".SNAPSHOT.schema.json")
	}
	return schema(t, "cyclonedx-1.7", open...)
}

// cdxBOM is what these tests read of a bill of materials.
type cdxBOM struct {
	SerialNumber string
	Metadata     struct{ Properties []cdxProperty }
	Components   []cdxDevice
	Compositions []struct{ Aggregate string }
}

type cdxDevice struct {
	Type         string
	Ref          string `json:"bom-ref"`
	Name         string
	Manufacturer struct{ Name string }
	Properties   []cdxProperty
}

type cdxProperty struct{ Name, Value string }

// values lists what the properties of a name say.
func values(list []cdxProperty, name string) (out []string) {
	for _, p := range list {
		if p.Name == name {
			out = append(out, p.Value)
		}
	}
	return out
}

func readBOM(t testing.TB, run *report.Run) *cdxBOM {
	t.Helper()
	var bom cdxBOM
	if err := json.Unmarshal(render(t, "cyclonedx", run, report.Options{}), &bom); err != nil {
		t.Fatal(err)
	}
	return &bom
}

func TestCycloneDXConforms(t *testing.T) {
	s := cdxSchema(t)
	for name, run := range runs() {
		t.Run(name, func(t *testing.T) { conforms(t, s, render(t, "cyclonedx", run, report.Options{})) })
	}
	conforms(t, s, render(t, "cyclonedx", &report.Run{}, report.Options{}))
	text := string(render(t, "cyclonedx", oneRun(), report.Options{}))
	for _, wrong := range []struct{ from, to string }{
		{`"type":"device"`, `"type":"thing"`}, {`"name":"BBU5900"`, `"title":"BBU5900"`}, {`"specVersion": "1.7"`, `"specVersion": 1.7`}, {`"urn:uuid:`, `"uuid:`},
	} {
		if changed := strings.Replace(text, wrong.from, wrong.to, 1); changed == text || validate(s, []byte(changed)) == nil {
			t.Errorf("the schema lets %s pass, so it proves nothing", wrong.to)
		}
	}
}

// Every row of the inventory is a device, those of which nothing was found too.
func TestCycloneDXDevices(t *testing.T) {
	run := manyRun()
	bom := readBOM(t, run)
	if len(bom.Components) != len(run.Items) {
		t.Fatalf("%d devices of %d items", len(bom.Components), len(run.Items))
	}
	findings := 0
	for i, c := range bom.Components {
		it := &run.Items[i]
		if c.Type != "device" || c.Ref != it.ID || c.Name != it.Model || c.Manufacturer.Name != it.Manufacturer {
			t.Errorf("device %d is %+v of %+v", i, c, it)
		}
		for name, want := range map[string]string{
			"cdx:device:quantity": strconv.FormatInt(it.Quantity, 10), "cdx:device:serialNumber": it.SerialNumber, "cdx:device:location": it.SiteName, "gearaudit:site_id": it.SiteID,
			"gearaudit:outcome": it.Outcome, "gearaudit:vendor": it.Vendor,
		} {
			if got := strings.Join(values(c.Properties, name), "|"); got != want {
				t.Errorf("device %d: %s is %q, want %q", i, name, got, want)
			}
		}
		findings += len(values(c.Properties, "gearaudit:finding"))
	}
	if findings != len(findingsOf(run)) {
		t.Errorf("%d of %d findings", findings, len(findingsOf(run)))
	}
}

func TestCycloneDXNames(t *testing.T) {
	run := oneRun()
	it := &run.Items[1]
	it.Model, it.PartNumber = "", "02311VGM"
	if c := readBOM(t, run).Components[1]; c.Name != "02311VGM" || values(c.Properties, "cdx:device:sku")[0] != "02311VGM" {
		t.Errorf("without a model: %+v", c)
	}
	it.PartNumber, it.Manufacturer = "", ""
	text := render(t, "cyclonedx", run, report.Options{})
	conforms(t, cdxSchema(t), text)
	if c := readBOM(t, run).Components[1]; c.Name != "device without a model" || strings.Contains(string(text), `"manufacturer":{"name":""}`) {
		t.Errorf("without any name: %+v", c)
	}
}

// A bill of which rows are missing says so.
func TestCycloneDXIncomplete(t *testing.T) {
	bom := readBOM(t, manyRun())
	if len(bom.Compositions) != 1 || bom.Compositions[0].Aggregate != "incomplete" || len(values(bom.Metadata.Properties, "gearaudit:rejected")) != 2 {
		t.Errorf("%+v", bom.Compositions)
	}
	if bom := readBOM(t, oneRun()); len(bom.Compositions) != 0 {
		t.Errorf("nothing was rejected, but %+v", bom.Compositions)
	}
}

// The serial number is that of the run: the same again, another for another.
func TestCycloneDXSerial(t *testing.T) {
	a, b := readBOM(t, oneRun()), readBOM(t, oneRun())
	if a.SerialNumber != b.SerialNumber {
		t.Errorf("the same run is %s and %s", a.SerialNumber, b.SerialNumber)
	}
	other := oneRun()
	other.Inputs[0].SHA256 = strings.Repeat("0", 64)
	if c := readBOM(t, other); c.SerialNumber == a.SerialNumber {
		t.Error("another input has the same serial number")
	}
}
