terraform {
  required_providers {
    libvirt = {
      source = "dmacvicar/libvirt"
    }
  }
}

locals {
  pool = libvirt_pool.lab.name
}

resource "libvirt_pool" "lab" {
  name = "lab"
  type = "dir"
}

resource "libvirt_network" "lab" {
  name      = "lab"
  addresses = ["10.60.0.0/24"]
}

module "bench" {
  source   = "./modules/bench"
  for_each = toset(["north", "south"])

  bench      = each.key
  pool       = local.pool
  network_id = libvirt_network.lab.id
}

module "dashboards" {
  source  = "grafana/dashboards/lab"
  version = "2.1.0"
}

# The gateway hands results to whichever bench is up.
resource "libvirt_domain" "gateway" {
  name       = "lab-gateway"
  memory     = 2048
  vcpu       = 2
  depends_on = [module.bench]

  network_interface {
    network_id = libvirt_network.lab.id
    addresses  = ["10.60.0.2"]
  }

  cloudinit = <<-EOT
    password: ${var.gateway_password}
  EOT
}
