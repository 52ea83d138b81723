resource "aws_instance" "web" {
  count         = 2
  ami           = data.aws_ami.debian.id
  instance_type = "t3.large"
  subnet_id     = element(values(aws_subnet.web)[*].id, count.index)
}

resource "aws_lb" "front" {
  name    = "webshop"
  subnets = [for subnet in aws_subnet.web : subnet.id]
}

# Ordered, not applied yet.
resource "aws_lambda_function" "returns" {
  function_name = "webshop-returns"
  runtime       = "java21"

  vpc_config {
    subnet_ids         = [for subnet in aws_subnet.web : subnet.id]
    security_group_ids = [aws_security_group.web.id]
  }

  environment {
    variables = {
      DATABASE_HOST = aws_db_instance.orders.address
    }
  }
}

resource "aws_sqs_queue" "returns" {
  count = var.queue ? 1 : 0
  name  = "webshop-returns"
}
