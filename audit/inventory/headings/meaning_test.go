package headings_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/inventory/headings"
	"github.com/gearaudit/gearaudit/rules"
)

func TestRead(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	x := headings.NewLexicon(d)
	for _, c := range []struct{ heading, want string }{
		{"Device Manufacturer", "manufacturer"}, {"OLT Vendor", "manufacturer"}, {"Mfr Name", "manufacturer"}, {"manufacturer_x", "manufacturer"}, {"manufacturer.1", "manufacturer"},
		{"device_type.manufacturer.name", "manufacturer"}, {"deviceType.manufacturer", "manufacturer"}, {"Equip. Manufacturer", "manufacturer"}, {"Brand / Manufacturer", "manufacturer"},
		{"Vendor/Make", "manufacturer"}, {"Current Vendor", "manufacturer"}, {"Gerätehersteller", "manufacturer"}, {"Name des Herstellers", "manufacturer"}, {"Herstellername", "manufacturer"},
		{"Fabricant de l'équipement", "manufacturer"}, {"Fabricante del dispositivo", "manufacturer"}, {"Fabricante do equipamento", "manufacturer"}, {"Produttore apparato", "manufacturer"},
		{"Fabrikant toestel", "manufacturer"}, {"Producent urządzenia", "manufacturer"}, {"Výrobce zařízení", "manufacturer"}, {"Производитель оборудования", "manufacturer"},
		{"设备生产厂家", "manufacturer"}, {"機器メーカー名", "manufacturer"}, {"OLTVendor", "manufacturer"}, {"Vendor ID", "manufacturer"}, {"Camera make", "manufacturer"},
		{"Hersteller / Typ", "make_model"}, {"Marque/Modèle", "make_model"}, {"Make & Model", "make_model"}, {"vendor_product", "make_model"}, {"Merk en type", "make_model"}, {"Výrobce a model", "make_model"},
		{"厂家型号", "make_model"}, {"メーカー・型式", "make_model"}, {"Марка и модель", "make_model"},
		{"Manufacturer contact", ""}, {"Vendor phone", ""}, {"Customer", ""}, {"Tenant vendor", ""}, {"Vendor warranty end", ""}, {"Reseller name", "supplier"}, {"Model year", ""}, {"Previous vendor", ""},
		{"Manufacturer Serial Number", "serial_number"}, {"Gerätenummer Seriennr", "serial_number"}, {"Chassis Serial", "serial_number"}, {"Nº de serie del equipo", "serial_number"}, {"Výrobní číslo", "serial_number"},
		{"设备序列号", "serial_number"}, {"Manufacturer Part Number", "part_number"}, {"Artikelnr.", "part_number"}, {"Software Version", "software_version"}, {"Vendor software version", "software_version"}, {"Boot image", "software_version"},
		{"Device Model", "model"}, {"Modello apparato", "model"}, {"规格型号", "model"}, {"設備型號", "model"}, {"Retail Branding", "brand"}, {"设备品牌", "brand"},
		{"Units Deployed", "quantity"}, {"Number of devices", "quantity"}, {"Device count", "quantity"}, {"Alarm Count", ""}, {"Number of ports", ""}, {"Open tickets count", ""}, {"Qty per site", "quantity"},
		{"Stückzahl", "quantity"}, {"Geräteanzahl", "quantity"}, {"Nombre d'équipements", "quantity"}, {"Кол-во", "quantity"}, {"设备数量", "quantity"}, {"安装位置", "site_id"}, {"Site Name", "site_name"},
		{"Unit Price (USD)", "unit_cost"}, {"Rate", "unit_cost"}, {"Total price", "historic_cost"}, {"Line total", "historic_cost"}, {"Einzelpreis", "unit_cost"}, {"Prix unitaire HT", "unit_cost"},
		{"Date of installation", "installed_on"}, {"Datum der Inbetriebnahme", "installed_on"}, {"Fecha de compra", "acquired_on"}, {"Дата установки", "installed_on"}, {"Data zakupu", "acquired_on"},
		{"Original manufacturer", "manufacturer"}, {"Invoice status", ""}, {"Ticket state", ""}, {"Status of the site survey", ""}, {"Operational Status", "status"}, {"Device status", "status"},
		{"Inst. Dt", "installed_on"}, {"Mfctrr.", "manufacturer"}, {"Vndr", "manufacturer"}, {"Srl Nbr", "serial_number"}, {"Ser. No.", "serial_number"}, {"Instl Date", "installed_on"}, {"Herst.", "manufacturer"}, {"HerstName", "manufacturer"},
		{"Constr.", "manufacturer"}, {"Qnt", "quantity"}, {"Cant.", "quantity"}, {"Locatn", ""}, {"Lctn", "site_id"}, {"Descrip", "description"}, {"Mdl Nm", "model"}, {"Prchs Dt", "acquired_on"},
		{"ports.total", ""}, {"tenant.vendor.name", ""}, {"Autonomía en Stand-by", ""},
		{"Mar", ""}, {"Jun", ""}, {"Man", ""}, {"Fabr.", ""}, {"Prov.", ""}, {"Ports", ""}, {"Wrnty Dt", ""}, {"Tckt count", ""},
		{"Warranty expiry date", ""}, {"Last seen", ""}, {"Date of manufacture", "manufactured_on"}, {"Country of manufacture", "country_of_origin"},
	} {
		h := x.Read(c.heading)
		got := ""
		if len(h.Meanings) > 0 {
			got = d.Name(h.Meanings[0].Fields[0])
		}
		if got != c.want {
			var all []string
			for _, m := range h.Meanings {
				all = append(all, d.Name(m.Fields[0])+":"+strings.Join(m.Words, "+"))
			}
			t.Errorf("%q: %q, want %q (%v)", c.heading, got, c.want, all)
		}
	}
}

func TestApart(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	x := headings.NewLexicon(d)
	for _, c := range []struct{ heading, want string }{
		{"4G Vendor", "4g"}, {"5G Vendor", "5g"}, {"RAN vendor", "ran"}, {"Vendor", ""}, {"Vendor 2", "2"}, {"Neighbor vendor", "neighbor"}, {"A-End Manufacturer", "a end"}, {"New vendor", "new"}, {"Slot 1 Vendor", "slot 1"},
	} {
		if got := x.Read(c.heading).Apart; got != c.want {
			t.Errorf("%q is told apart by %q, want %q", c.heading, got, c.want)
		}
	}
}

func TestLonger(t *testing.T) {
	d, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	x := headings.NewLexicon(d)
	for _, c := range []struct {
		heading, among string
	}{{"In svc", "in service"}, {"Equip", "equipment"}, {"Eqpmnt", "equipment"}, {"Inst. Dt", "installed dt"}, {"Model", ""}, {"S5720", ""}} {
		got := x.Longer(c.heading)
		if c.among == "" && got != nil || c.among != "" && !slices.Contains(got, c.among) {
			t.Errorf("%q may stand for %q, want %q", c.heading, got, c.among)
		}
	}
}
