variable "bench" {}
variable "pool" {}
variable "network_id" {}

resource "libvirt_volume" "disk" {
  name = "bench-${var.bench}"
  pool = var.pool
  size = 21474836480
}

resource "libvirt_domain" "bench" {
  name   = var.bench
  memory = 4096
  vcpu   = 4

  disk {
    volume_id = libvirt_volume.disk.id
  }

  network_interface {
    network_id = var.network_id
  }
}
